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
import io.fapiaodesk.question.CustomerQuestions;
import io.fapiaodesk.question.RaiseQuestion;
import java.util.ArrayList;
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
    private final RaiseQuestion asking;
    private final CustomerQuestions questions;

    DecideOnFailedInvoice(
            InvoiceTable invoices,
            InvoiceRequestTable requests,
            IssueInvoice issuing,
            IssuanceProgress progress,
            Notices notices,
            RaiseQuestion asking,
            CustomerQuestions questions) {
        this.invoices = invoices;
        this.requests = requests;
        this.issuing = issuing;
        this.progress = progress;
        this.notices = notices;
        this.asking = asking;
        this.questions = questions;
    }

    /** The cause is gone: the bureau is asked anew, under a new key, because what it has refused once stays refused. */
    @Transactional
    public void retry(String id, String operator, String reason) {
        Invoice invoice = issuing.lock(id).retry(InvoiceId.nextBureauRequest());
        invoices.update(invoice);
        issuing.note(
                invoice, "INVOICE_RETRIED", By.STAFF, operator, reason.isEmpty() ? Map.of() : Map.of("reason", reason));
        progress.update(IssueInvoice.caseOf(invoice));
    }

    /**
     * Asks the customer, for example for another tax id; the answer brings the invoice back to the operators.
     *
     * @return the id of the question
     */
    @Transactional
    public String ask(String id, String operator, String question) {
        Invoice invoice = invoices.find(id).orElseThrow();
        return asking.ask(IssueInvoice.caseOf(invoice), id, operator, question);
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

    /** What the operator reads first, in Markdown: the refusal, and what the customer was asked and answered. */
    public String brief(String id) {
        Invoice invoice = invoices.find(id).orElseThrow();
        List<String> parts = new ArrayList<>(List.of(
                "## " + TaskBrief.escape(id) + " · CNY " + invoice.face().gross(),
                "%s (%s) · %s"
                        .formatted(
                                TaskBrief.escape(invoice.face().seller().nameZh()),
                                invoice.face().seller().code(),
                                invoice.face().type()),
                "**未能开具的原因 Why it is not issued: %s**\n\n> %s"
                        .formatted(
                                TaskBrief.escape(
                                        String.valueOf(invoice.issuance().failureCode())),
                                TaskBrief.escape(
                                        String.valueOf(invoice.issuance().failureReason())))));
        questions.brief(IssueInvoice.caseOf(invoice), id).ifPresent(parts::add);
        return TaskBrief.of(parts);
    }

    /** Whoever asked for the invoice does not decide about it. */
    public Set<String> mayNotDecide(RequestId caseId) {
        return requests.find(caseId)
                .map(InvoiceRequest::submittedBy)
                .map(Set::of)
                .orElse(Set.of());
    }
}
