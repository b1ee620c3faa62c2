package io.fapiaodesk.invoicing.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** An issued invoice is not affected when the registration or the title changes. */
final class InvoicesKeepTheirTitle implements Rule<InvoiceChangeFacts> {

    @Override
    public RuleId id() {
        return new RuleId(51);
    }

    @Override
    public String faqSection() {
        return "Invoice title update for company name change";
    }

    @Override
    public Finding examine(InvoiceChangeFacts facts) {
        return facts.title() ? Finding.violated(this, "INVOICE_TITLE_FIXED") : Finding.satisfied(this, "TITLE_STAYS");
    }
}
