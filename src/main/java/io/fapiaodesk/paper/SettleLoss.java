package io.fapiaodesk.paper;

import io.fapiaodesk.invoicing.InvoiceView;
import io.fapiaodesk.invoicing.ReadInvoices;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.notice.Notice;
import io.fapiaodesk.notice.Notices;
import io.fapiaodesk.notice.Recipient;
import io.fapiaodesk.paper.domain.Loss;
import io.fapiaodesk.paper.domain.LossOutcome;
import io.fapiaodesk.paper.persistence.PaperLossTable;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalEntry;
import io.fapiaodesk.request.Requests;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends the care for a lost invoice: the customer has the copy that the law gives, or knows what to do. */
@Service
public class SettleLoss {

    private final PaperLossTable losses;
    private final StubCopies stubCopies;
    private final ReadInvoices invoices;
    private final Requests requests;
    private final Notices notices;
    private final Journal journal;

    SettleLoss(
            PaperLossTable losses,
            StubCopies stubCopies,
            ReadInvoices invoices,
            Requests requests,
            Notices notices,
            Journal journal) {
        this.losses = losses;
        this.stubCopies = stubCopies;
        this.invoices = invoices;
        this.requests = requests;
        this.notices = notices;
        this.journal = journal;
    }

    /** A copy of our own copy, for deduction, refund and bookkeeping (R76, R77), becomes a document of the case. */
    @Transactional
    public void makeStubCopy(RequestId id) {
        Loss loss = losses.findForUpdate(id).orElseThrow();
        stubCopies.make(loss, invoiceOf(loss));
        journal.record(new JournalEntry(
                id.value(), "STUB_COPY_MADE", By.SYSTEM, LookAtLoss.SYSTEM, Map.of("invoice", loss.invoiceId()), true));
    }

    /** Tells the customer what became of it, and closes the case. */
    @Transactional
    public void settle(RequestId id) {
        Loss loss = losses.findForUpdate(id).orElseThrow().settle();
        losses.update(loss);
        LossOutcome outcome = loss.outcome();
        requests.close(id, outcome.name());
        journal.record(new JournalEntry(
                id.value(),
                "LOSS_SETTLED_" + outcome,
                By.SYSTEM,
                LookAtLoss.SYSTEM,
                Map.of("outcome", outcome.name()),
                true));
        Map<String, String> arguments =
                new HashMap<>(Map.of("number", ReportLoss.nameOf(invoiceOf(loss)), "outcome", outcome.name()));
        if (loss.decision() != null && loss.decision().reason() != null) {
            arguments.put("reason", loss.decision().reason());
        }
        List<String> files = outcome == LossOutcome.STUB_COPY
                ? stubCopies.documentOf(id).stream().toList()
                : List.of();
        notices.post(new Notice(
                id + "/outcome", id, new Recipient.Account(loss.accountId()), "loss-settled", arguments, files));
    }

    private InvoiceView invoiceOf(Loss loss) {
        return invoices.ofAccount(loss.accountId(), loss.invoiceId()).orElseThrow();
    }
}
