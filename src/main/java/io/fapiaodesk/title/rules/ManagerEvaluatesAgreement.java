package io.fapiaodesk.title.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** Whether an agreement is signed, the account manager decides, always. */
final class ManagerEvaluatesAgreement implements Rule<AgreementFacts> {

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
        return Finding.undetermined(this, "MANAGER_EVALUATES");
    }
}
