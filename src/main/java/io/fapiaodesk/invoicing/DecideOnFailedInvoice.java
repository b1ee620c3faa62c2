package io.fapiaodesk.invoicing;

import io.fapiaodesk.invoicing.domain.Invoice;
import io.fapiaodesk.invoicing.domain.InvoiceId;
import io.fapiaodesk.invoicing.domain.InvoiceRequest;
import io.fapiaodesk.invoicing.persistence.InvoiceRequestTable;
import io.fapiaodesk.invoicing.persistence.InvoiceTable;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.notice.Notice;
import io.fapiaodesk.notice.Notices;
import io.fapiaodesk.notice.Recipient;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.engine.TaskBrief;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A tax operator decides what becomes of an invoice that the tax bureau has refused. */
@Service
public class DecideOnFailedInvoice {

    private final InvoiceTable invoices;
    private final InvoiceRequestTable requests;
    private final IssueInvoice issuing;
    private final IssuanceProgress progress;
    private final Notices notices;

    DecideOnFailedInvoice(
            InvoiceTable invoices,
            InvoiceRequestTable requests,
            IssueInvoice issuing,
            IssuanceProgress progress,
            Notices notices) {
        this.invoices = invoices;
        this.requests = requests;
        this.issuing = issuing;
        this.progress = progress;
        this.notices = notices;
    }

    /** The cause is gone: the bureau is asked anew, under a new key, because what it has refused once stays refused. */
    @Transactional
    public void retry(String id, String operator) {
        Invoice invoice = issuing.lock(id).retry(InvoiceId.nextBureauRequest());
        invoices.update(invoice);
        issuing.note(invoice, "INVOICE_RETRIED", By.STAFF, operator, Map.of());
        progress.update(IssueInvoice.caseOf(invoice));
    }

    /** It cannot be issued: what it covered is free again, and the customer is told why. */
    @Transactional
    public void giveUp(String id, String operator, String reason) {
        Invoice invoice = issuing.free(issuing.lock(id));
        issuing.note(invoice, "INVOICE_GIVEN_UP", By.STAFF, operator, Map.of("reason", reason));
        RequestId caseId = IssueInvoice.caseOf(invoice);
        notices.post(new Notice(
                caseId + "/" + id + "/not-issued",
                caseId,
                new Recipient.Account(invoice.accountId()),
                "invoice-not-issued",
                Map.of("gross", invoice.face().gross().toString(), "reason", reason, "link", "/requests/" + caseId)));
        progress.update(caseId);
    }

    /** What the operator reads first, in Markdown; nothing that a customer has written. */
    public String brief(String id) {
        Invoice invoice = invoices.find(id).orElseThrow();
        return TaskBrief.of(List.of(
                "## " + TaskBrief.escape(id) + " · CNY " + invoice.face().gross(),
                "%s (%s) · %s"
                        .formatted(
                                TaskBrief.escape(invoice.face().seller().nameZh()),
                                invoice.face().seller().code(),
                                invoice.face().type()),
                "**税务机关的答复 What the tax bureau says: %s**\n\n> %s"
                        .formatted(
                                TaskBrief.escape(
                                        String.valueOf(invoice.issuance().failureCode())),
                                TaskBrief.escape(
                                        String.valueOf(invoice.issuance().failureReason())))));
    }

    /** Whoever asked for the invoice does not decide about it. */
    public Set<String> mayNotDecide(RequestId caseId) {
        return requests.find(caseId)
                .map(InvoiceRequest::submittedBy)
                .map(Set::of)
                .orElse(Set.of());
    }
}
