package io.fapiaodesk.title.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** Neither for nor by a closed account anything is invoiced any more. */
final class ClosedAccountsPayForNobody implements Rule<PayOnBehalfFacts> {

    @Override
    public RuleId id() {
        return new RuleId(11);
    }

    @Override
    public String faqSection() {
        return "Invoice request time and amount limits";
    }

    @Override
    public Finding examine(PayOnBehalfFacts facts) {
        return facts.closedAccount()
                ? Finding.violated(this, "ACCOUNT_CLOSED")
                : Finding.satisfied(this, "ACCOUNT_OPEN");
    }
}
