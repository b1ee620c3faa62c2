package io.fapiaodesk.title.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** The payer's account manager evaluates the agreement; where there is none, anybody of the account managers does. */
final class SomebodyEvaluatesForThePayer implements Rule<PayOnBehalfFacts> {

    @Override
    public RuleId id() {
        return new RuleId(50);
    }

    @Override
    public String faqSection() {
        return "Invoicing for pay-on-behalf orders";
    }

    @Override
    public Finding examine(PayOnBehalfFacts facts) {
        return facts.managerOfPayer()
                ? Finding.satisfied(this, "PAYER_HAS_ACCOUNT_MANAGER")
                : Finding.satisfied(this, "PAYER_WITHOUT_ACCOUNT_MANAGER");
    }
}
