package io.fapiaodesk.consumption.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** An order is invoiced when it is paid; what is paid after use is billed first and needs not be. */
final class OrdersArePaidFirst implements Rule<InvoiceabilityFacts> {

    @Override
    public RuleId id() {
        return new RuleId(46);
    }

    @Override
    public String faqSection() {
        return "Differences between invoicing methods";
    }

    @Override
    public Finding examine(InvoiceabilityFacts facts) {
        if (facts.matter() != InvoiceabilityFacts.Matter.PREPAID_ORDER) {
            return Finding.satisfied(this, "NOT_PAID_IN_ADVANCE");
        }
        return facts.paid() ? Finding.satisfied(this, "ORDER_PAID") : Finding.violated(this, "ORDER_NOT_PAID");
    }
}
