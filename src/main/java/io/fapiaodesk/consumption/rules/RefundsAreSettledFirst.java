package io.fapiaodesk.consumption.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** While a refund is pending nobody knows what will have been consumed. */
final class RefundsAreSettledFirst implements Rule<InvoiceabilityFacts> {

    @Override
    public RuleId id() {
        return new RuleId(63);
    }

    @Override
    public String faqSection() {
        return "Reissue an invoice after a refund";
    }

    @Override
    public Finding examine(InvoiceabilityFacts facts) {
        return facts.refundPending().isPositive()
                ? Finding.violated(this, "REFUND_PENDING", facts.refundPending().toString())
                : Finding.satisfied(this, "NO_REFUND_PENDING");
    }
}
