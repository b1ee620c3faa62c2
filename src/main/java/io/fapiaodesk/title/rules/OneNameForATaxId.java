package io.fapiaodesk.title.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** A tax id is one company's; a second name for it is for the manager to look at before anything is signed. */
final class OneNameForATaxId implements Rule<AgreementFacts> {

    @Override
    public RuleId id() {
        return new RuleId(30);
    }

    @Override
    public String faqSection() {
        return "Multiple invoice titles for enterprise accounts";
    }

    @Override
    public Finding examine(AgreementFacts facts) {
        String other = facts.otherNameOfTaxId();
        return other == null
                ? Finding.satisfied(this, "TAX_ID_HAS_ONE_NAME")
                : Finding.undetermined(this, "TAX_ID_UNDER_ANOTHER_NAME", other);
    }
}
