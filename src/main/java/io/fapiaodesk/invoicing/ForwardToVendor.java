package io.fapiaodesk.invoicing;

import io.fapiaodesk.invoicing.domain.Invoice;
import io.fapiaodesk.invoicing.domain.InvoiceStatus;
import io.fapiaodesk.invoicing.persistence.InvoiceTable;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.notice.Notice;
import io.fapiaodesk.notice.Notices;
import io.fapiaodesk.notice.Recipient;
import io.fapiaodesk.platform.audit.By;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Invoices that a third party of the marketplace issues, not we (R34, R82; decision 11). */
@Service
public class ForwardToVendor {

    private static final String NO_CONTACT = "-";

    private final InvoiceTable invoices;
    private final IssueInvoice issuing;
    private final IssuanceProgress progress;
    private final Notices notices;

    ForwardToVendor(InvoiceTable invoices, IssueInvoice issuing, IssuanceProgress progress, Notices notices) {
        this.invoices = invoices;
        this.issuing = issuing;
        this.progress = progress;
        this.notices = notices;
    }

    public boolean isVendors(String invoiceId) {
        return invoices.find(invoiceId)
                .filter(invoice -> invoice.status() == InvoiceStatus.PENDING_VENDOR)
                .isPresent();
    }

    /** When the vendors of a request have had their seven business days. */
    public Optional<Instant> overdueAt(RequestId id) {
        return invoices.ofRequest(id).stream().findFirst().map(progress::vendorOverdueAt);
    }

    /** The invoices of a request, in the order of their ids. */
    public List<String> invoicesOf(RequestId id) {
        return invoices.ofRequest(id).stream().map(Invoice::id).toList();
    }

    /** The vendor has had its time: from now on the customer sees whom to ask, and is told so by mail. */
    @Transactional
    public void show(String invoiceId) {
        Invoice invoice = issuing.lock(invoiceId);
        RequestId caseId = IssueInvoice.caseOf(invoice);
        String contact = Optional.ofNullable(invoice.face().vendorContact()).orElse(NO_CONTACT);
        issuing.note(invoice, "VENDOR_SHOWN", By.SYSTEM, IssueInvoice.SYSTEM, Map.of());
        notices.post(new Notice(
                caseId + "/" + invoiceId + "/vendor",
                caseId,
                new Recipient.Account(invoice.accountId()),
                "invoice-with-vendor",
                Map.of(
                        "vendor",
                        invoice.face().seller().name(),
                        "contact",
                        contact,
                        "gross",
                        invoice.face().gross().toString(),
                        "link",
                        "/requests/" + caseId)));
        progress.update(caseId);
    }
}
