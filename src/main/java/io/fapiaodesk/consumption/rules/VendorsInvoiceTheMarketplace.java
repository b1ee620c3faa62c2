package io.fapiaodesk.consumption.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** What a third party sells on the Marketplace, it invoices; the request is forwarded to it. */
final class VendorsInvoiceTheMarketplace implements Rule<InvoiceabilityFacts> {

    @Override
    public RuleId id() {
        return new RuleId(34);
    }

    @Override
    public String faqSection() {
        return "E-invoice issuance time";
    }

    @Override
    public Finding examine(InvoiceabilityFacts facts) {
        return facts.ofVendor()
                ? Finding.satisfied(this, "FORWARDED_TO_VENDOR")
                : Finding.satisfied(this, "INVOICED_BY_US");
    }
}
