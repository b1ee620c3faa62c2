package io.fapiaodesk.invoicing.rules;

import io.fapiaodesk.invoicing.domain.InvoiceStatus;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** An invoice can be cancelled until it is issued; what is issued can be returned instead. */
public final class OnlyUnissuedInvoicesAreCancelled implements Rule<InvoiceStatus> {

    @Override
    public RuleId id() {
        return new RuleId(56);
    }

    @Override
    public String faqSection() {
        return "Reissue an incorrect invoice";
    }

    @Override
    public Finding examine(InvoiceStatus status) {
        if (status == InvoiceStatus.INVOICING || status == InvoiceStatus.PENDING_VENDOR) {
            return Finding.satisfied(this, "NOT_ISSUED_YET");
        }
        return status.isIssued()
                ? Finding.violated(this, "ALREADY_ISSUED")
                : Finding.violated(this, "NOT_CANCELLABLE", status.name());
    }
}
