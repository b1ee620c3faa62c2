package io.fapiaodesk.consumption.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** Money paid in advance is not consumed, and only what is consumed can be invoiced. */
final class TopUpsAreNotConsumed implements Rule<InvoiceabilityFacts> {

    @Override
    public RuleId id() {
        return new RuleId(8);
    }

    @Override
    public String faqSection() {
        return "Invoices for prepaid top-ups";
    }

    @Override
    public Finding examine(InvoiceabilityFacts facts) {
        return facts.matter() == InvoiceabilityFacts.Matter.TOP_UP
                ? Finding.violated(
                        this, "PREPAID_NOT_CONSUMED", facts.balance().amount().toString())
                : Finding.satisfied(this, "CONSUMED");
    }
}
