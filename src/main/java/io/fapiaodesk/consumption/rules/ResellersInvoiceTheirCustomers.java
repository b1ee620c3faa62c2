package io.fapiaodesk.consumption.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** What was bought through a reseller, the reseller invoices. */
final class ResellersInvoiceTheirCustomers implements Rule<InvoiceabilityFacts> {

    @Override
    public RuleId id() {
        return new RuleId(28);
    }

    @Override
    public String faqSection() {
        return "Cross-account invoicing";
    }

    @Override
    public Finding examine(InvoiceabilityFacts facts) {
        return facts.throughReseller()
                ? Finding.violated(this, "RESELLER_ISSUES")
                : Finding.satisfied(this, "NO_RESELLER");
    }
}
