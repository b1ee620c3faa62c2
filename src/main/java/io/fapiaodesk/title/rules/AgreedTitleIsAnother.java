package io.fapiaodesk.title.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** The title of the registration is there without an agreement, and one that another agreement covers is there too. */
final class AgreedTitleIsAnother implements Rule<AgreementFacts> {

    @Override
    public RuleId id() {
        return new RuleId(84);
    }

    @Override
    public String faqSection() {
        return "Adding or modifying invoice titles";
    }

    @Override
    public Finding examine(AgreementFacts facts) {
        if (facts.registeredTitle()) {
            return Finding.violated(this, "TITLE_BY_REGISTRATION");
        }
        return facts.daysLeftOfSameTitle() > AgreementFacts.RENEWAL_DAYS
                ? Finding.violated(
                        this,
                        "TITLE_ALREADY_AGREED",
                        String.valueOf(facts.daysLeftOfSameTitle()),
                        String.valueOf(AgreementFacts.RENEWAL_DAYS))
                : Finding.satisfied(this, "TITLE_NOT_AGREED_YET");
    }
}
