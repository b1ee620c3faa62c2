package io.fapiaodesk.invoicing.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** What stands on an invoice can be drawn; else it is not put to the tax bureau at all (decision 19). */
final class InvoicesCanBeRead implements Rule<InvoiceToIssue> {

    @Override
    public RuleId id() {
        return new RuleId(44);
    }

    @Override
    public String faqSection() {
        return "Invoice receiving methods";
    }

    @Override
    public Finding examine(InvoiceToIssue invoice) {
        String missing = invoice.notPrintable();
        return missing == null
                ? Finding.satisfied(this, "INVOICE_PRINTABLE")
                : Finding.violated(this, "INVOICE_NOT_PRINTABLE", invoice.buyer(), missing);
    }
}
