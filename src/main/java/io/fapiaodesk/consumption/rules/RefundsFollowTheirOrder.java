package io.fapiaodesk.consumption.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** A refund goes along with the order or bill that it reduces; by itself there is nothing to invoice. */
final class RefundsFollowTheirOrder implements Rule<InvoiceabilityFacts> {

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
        return facts.matter().isRefund()
                ? Finding.violated(this, "REFUND_FOLLOWS_ITS_ORDER")
                : Finding.satisfied(
                        this, "REFUNDS_TAKEN_OFF", facts.balance().refunded().toString());
    }
}
