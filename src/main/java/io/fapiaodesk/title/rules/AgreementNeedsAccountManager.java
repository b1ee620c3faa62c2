package io.fapiaodesk.title.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** An agreement is made with the account manager; without one there is only the way of the registration. */
final class AgreementNeedsAccountManager implements Rule<AgreementFacts> {

    @Override
    public RuleId id() {
        return new RuleId(29);
    }

    @Override
    public String faqSection() {
        return "Multiple invoice titles for enterprise accounts";
    }

    @Override
    public Finding examine(AgreementFacts facts) {
        return facts.hasManager()
                ? Finding.satisfied(this, "HAS_ACCOUNT_MANAGER")
                : Finding.violated(this, "NO_ACCOUNT_MANAGER");
    }
}
