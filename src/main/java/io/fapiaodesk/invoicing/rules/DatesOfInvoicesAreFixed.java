package io.fapiaodesk.invoicing.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** The date of an invoice is when it was issued, and stays so. */
final class DatesOfInvoicesAreFixed implements Rule<InvoiceChangeFacts> {

    @Override
    public RuleId id() {
        return new RuleId(81);
    }

    @Override
    public String faqSection() {
        return "Changing the date on an invoice";
    }

    @Override
    public Finding examine(InvoiceChangeFacts facts) {
        return facts.date() ? Finding.violated(this, "INVOICE_DATE_FIXED") : Finding.satisfied(this, "DATE_STAYS");
    }
}
