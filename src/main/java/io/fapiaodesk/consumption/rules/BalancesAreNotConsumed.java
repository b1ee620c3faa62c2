package io.fapiaodesk.consumption.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/**
 * What a refund puts back on the balance is not consumed again yet: it is neither invoiced nor does it make a deficit
 * smaller. What the balance pays for next does.
 */
final class BalancesAreNotConsumed implements Rule<InvoiceabilityFacts> {

    @Override
    public RuleId id() {
        return new RuleId(69);
    }

    @Override
    public String faqSection() {
        return "Credit notes from stored-value card refunds";
    }

    @Override
    public Finding examine(InvoiceabilityFacts facts) {
        return facts.matter() == InvoiceabilityFacts.Matter.REFUND_TO_BALANCE
                ? Finding.violated(
                        this, "REFUND_IS_ON_BALANCE", facts.balance().amount().toString())
                : Finding.satisfied(this, "NOT_ON_BALANCE");
    }
}
