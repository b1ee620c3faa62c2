package io.fapiaodesk.invoicing.rules;

import io.fapiaodesk.invoicing.domain.InvoiceStatus;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** Only an issued invoice has files to download and to mail; it keeps them when it is returned. */
public final class FilesAreOfIssuedInvoices implements Rule<InvoiceStatus> {

    @Override
    public RuleId id() {
        return new RuleId(44);
    }

    @Override
    public String faqSection() {
        return "Invoice receiving methods";
    }

    @Override
    public Finding examine(InvoiceStatus status) {
        return status.isIssued()
                ? Finding.satisfied(this, "INVOICE_ISSUED")
                : Finding.violated(this, "NOT_ISSUED_YET", status.name());
    }
}
