package io.fapiaodesk.invoicing.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** General e-invoices are for buyers of any taxpayer status; what a special one needs is asked elsewhere. */
final class TaxpayerTypeDoesNotMatter implements Rule<InvoiceRequestFacts> {

    @Override
    public RuleId id() {
        return new RuleId(12);
    }

    @Override
    public String faqSection() {
        return "E-invoices for general VAT taxpayers";
    }

    @Override
    public Finding examine(InvoiceRequestFacts facts) {
        return Finding.satisfied(this, facts.wantsSpecial() ? "SPECIAL_ASKED_FOR" : "GENERAL_FOR_ANY_TAXPAYER");
    }
}
