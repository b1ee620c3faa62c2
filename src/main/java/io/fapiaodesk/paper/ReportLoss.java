package io.fapiaodesk.paper;

import io.fapiaodesk.invoicing.InvoiceView;
import io.fapiaodesk.invoicing.ReadInvoices;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.notice.Notice;
import io.fapiaodesk.notice.Notices;
import io.fapiaodesk.notice.Recipient;
import io.fapiaodesk.paper.domain.DeliveryStatus;
import io.fapiaodesk.paper.domain.Loss;
import io.fapiaodesk.paper.domain.LossOutcome;
import io.fapiaodesk.paper.domain.LossProcess;
import io.fapiaodesk.paper.domain.LossRow;
import io.fapiaodesk.paper.domain.LossState;
import io.fapiaodesk.paper.domain.MissingCopies;
import io.fapiaodesk.paper.domain.NextMover;
import io.fapiaodesk.paper.domain.Received;
import io.fapiaodesk.paper.persistence.PaperLossTable;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalEntry;
import io.fapiaodesk.request.PromisedDays;
import io.fapiaodesk.request.RequestKind;
import io.fapiaodesk.request.Requests;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A customer reports that a paper invoice has not come, came back or is lost (R73 to R77; FAQ "Lost paper invoices"). */
@Service
public class ReportLoss {

    /** The FAQ promises nothing; we do not keep customers waiting. */
    static final PromisedDays CARE = new PromisedDays(3, 5);

    private static final String PAPER = "PAPER";
    private static final String REPORT_LOSS = "REPORT_LOSS";

    private final ReadInvoices invoices;
    private final PaperLossTable losses;
    private final AskCourier courier;
    private final JudgeLoss judge;
    private final LossProcess process;
    private final Requests requests;
    private final Notices notices;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ReportLoss(
            ReadInvoices invoices,
            PaperLossTable losses,
            AskCourier courier,
            JudgeLoss judge,
            LossProcess process,
            Requests requests,
            Notices notices,
            Journal journal,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.invoices = invoices;
        this.losses = losses;
        this.courier = courier;
        this.judge = judge;
        this.process = process;
        this.requests = requests;
        this.notices = notices;
        this.journal = journal;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Opens a case, or refuses with every reason, and everything stays as it was. */
    public Result<LossView> report(String accountId, String invoiceId, LossReport report) {
        Optional<InvoiceView> invoice = invoices.ofAccount(accountId, invoiceId);
        if (invoice.isEmpty()) {
            return Result.refused(Refusal.notFound());
        }
        List<Refusal> wrong = new ArrayList<>(whyNot(invoice.get()));
        Result<LossReport.Checked> checked = report.check();
        if (checked instanceof Result.Refused<LossReport.Checked> refused) {
            wrong.addAll(refused.refusals());
        }
        if (!wrong.isEmpty() || !(checked instanceof Result.Done<LossReport.Checked> done)) {
            return Result.refused(wrong);
        }
        InvoiceView.PaperView paper = invoice.get().paper();
        String parcel = paper == null ? null : paper.trackingNumber();
        // Asked before our transaction begins: nobody shall wait for the courier with a connection in hand.
        AskCourier.Said said = parcel == null || judge.current(parcel).isPresent() ? null : courier.said(parcel);
        return Objects.requireNonNull(
                transaction.execute(status -> open(accountId, invoice.get(), done.value(), parcel, said)));
    }

    /** What speaks against a report whatever it says, so that nobody fills in a form in vain. */
    public List<Refusal> whyNot(InvoiceView invoice) {
        if (!invoice.medium().equals(PAPER)) {
            return List.of(Refusal.wrongState("INVOICE_IS_DIGITAL"));
        }
        if (!invoice.actions().contains(REPORT_LOSS)) {
            return List.of(Refusal.wrongState("LOSS_NOT_REPORTABLE"));
        }
        return losses.openOf(invoice.id())
                .map(loss -> List.of(
                        Refusal.wrongState("LOSS_ALREADY_REPORTED", loss.id().value())))
                .orElse(List.of());
    }

    private Result<LossView> open(
            String accountId,
            InvoiceView invoice,
            LossReport.Checked report,
            @Nullable String parcel,
            AskCourier.@Nullable Said said) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (said != null) {
            courier.keep(said);
        }
        DeliveryStatus status = judge.current(parcel).map(DeliveryEvent::status).orElse(DeliveryStatus.IN_TRANSIT);
        Loss fresh = new Loss(
                RequestId.next(RequestKind.PAPER_LOSS.prefix()),
                invoice.id(),
                accountId,
                now,
                LossState.AWAITING_PARCEL,
                report.addressIsCorrect(),
                report.phoneIsCorrect(),
                report.invoiceIsCorrect(),
                received(report, status),
                report.missing() == null ? MissingCopies.BOTH : report.missing(),
                report.mailTo(),
                parcel,
                said == null ? null : said.known(),
                null,
                null,
                now,
                new LossRow("-", 1, LossOutcome.CLERK_DECIDES, NextMover.CLERK),
                null,
                0);
        JudgeLoss.Judgement judgement = judge.judge(fresh);
        Loss loss = fresh.looked(judgement.verdict(), judgement.status(), judgement.at());
        if (!losses.insert(loss)) {
            return Result.refused(whyNot(invoice));
        }
        requests.open(
                loss.id(), RequestKind.PAPER_LOSS, loss.accountId(), LookAtLoss.IN_HAND, CARE, judgement.ruling());
        journal.record(new JournalEntry(
                loss.id().value(),
                "LOSS_REPORTED",
                By.CUSTOMER,
                loss.accountId(),
                Map.of("invoice", loss.invoiceId(), "outcome", loss.outcome().name()),
                true));
        process.start(loss.id());
        Loss begun = losses.find(loss.id()).orElseThrow();
        if (begun.isOpen()) {
            notices.post(new Notice(
                    loss.id() + "/reported",
                    loss.id(),
                    new Recipient.Account(loss.accountId()),
                    "loss-reported",
                    Map.of("number", nameOf(invoice), "outcome", begun.outcome().name())));
        }
        return Result.done(LossView.of(begun));
    }

    /** Of a parcel that is not there yet nobody can say; a delivered one that is reported was not received, or is lost. */
    private static Received received(LossReport.Checked report, DeliveryStatus status) {
        if (report.saysReceived() != null) {
            return report.saysReceived() ? Received.YES : Received.NO;
        }
        if (status != DeliveryStatus.DELIVERED) {
            return Received.UNKNOWN;
        }
        return report.missing() == null ? Received.NO : Received.YES;
    }

    /** As people call it: by its number. */
    static String nameOf(InvoiceView invoice) {
        return invoice.number() == null ? invoice.id() : invoice.number();
    }
}
