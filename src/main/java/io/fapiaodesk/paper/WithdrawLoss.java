package io.fapiaodesk.paper;

import io.fapiaodesk.invoicing.ReadInvoices;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.notice.Notice;
import io.fapiaodesk.notice.Notices;
import io.fapiaodesk.notice.Recipient;
import io.fapiaodesk.paper.domain.Loss;
import io.fapiaodesk.paper.domain.LossProcess;
import io.fapiaodesk.paper.domain.LossState;
import io.fapiaodesk.paper.persistence.PaperLossTable;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalEntry;
import io.fapiaodesk.request.Requests;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The customer has found the invoice, or does not need it any more. */
@Service
public class WithdrawLoss {

    private final PaperLossTable losses;
    private final LossProcess process;
    private final ReadInvoices invoices;
    private final Requests requests;
    private final Notices notices;
    private final Journal journal;

    WithdrawLoss(
            PaperLossTable losses,
            LossProcess process,
            ReadInvoices invoices,
            Requests requests,
            Notices notices,
            Journal journal) {
        this.losses = losses;
        this.process = process;
        this.invoices = invoices;
        this.requests = requests;
        this.notices = notices;
        this.journal = journal;
    }

    /** At any time, except in the moment in which the courier is asked to carry it. */
    @Transactional
    public Result<LossView> withdraw(String accountId, RequestId id) {
        Optional<Loss> found =
                losses.findForUpdate(id).filter(loss -> loss.accountId().equals(accountId));
        if (found.isEmpty()) {
            return Result.refused(Refusal.notFound());
        }
        if (!found.get().isOpen()) {
            return Result.refused(Refusal.wrongState("LOSS_CLOSED"));
        }
        if (found.get().state() == LossState.SENDING) {
            return Result.refused(Refusal.wrongState("LOSS_BEING_SENT"));
        }
        Loss loss = found.get().withdraw();
        losses.update(loss);
        journal.record(new JournalEntry(id.value(), "WITHDRAWN", By.CUSTOMER, accountId, Map.of(), true));
        requests.close(id, loss.state().name());
        notices.post(new Notice(
                id + "/outcome",
                id,
                new Recipient.Account(accountId),
                "loss-withdrawn",
                Map.of(
                        "number",
                        invoices.ofAccount(accountId, loss.invoiceId())
                                .map(ReportLoss::nameOf)
                                .orElse(loss.invoiceId()))));
        process.end(id);
        return Result.done(LossView.of(loss));
    }
}
