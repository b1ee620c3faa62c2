package io.fapiaodesk.paper;

import io.fapiaodesk.invoicing.InvoiceView;
import io.fapiaodesk.invoicing.ReadInvoices;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.ruling.Ruling;
import io.fapiaodesk.paper.domain.DeliveryStatus;
import io.fapiaodesk.paper.domain.Loss;
import io.fapiaodesk.paper.domain.LossFacts;
import io.fapiaodesk.paper.domain.LossRow;
import io.fapiaodesk.paper.domain.LossTable;
import io.fapiaodesk.paper.rules.LossRules;
import io.fapiaodesk.paper.rules.LossSituation;
import io.fapiaodesk.platform.time.BusinessCalendars;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Asks the table what becomes of a lost invoice, by what the courier has told by now (R73 to R77). A parcel that nothing
 * was told of counts as on its way, for a while.
 */
@Service
class JudgeLoss {

    /** In business days: the FAQ names none; a letter takes three or four. */
    static final int SILENT_AFTER = 7;

    private final LossTable table;
    private final Deliveries deliveries;
    private final ReadInvoices invoices;
    private final BusinessCalendars calendars;
    private final Clock clock;

    JudgeLoss(LossTable table, Deliveries deliveries, ReadInvoices invoices, BusinessCalendars calendars, Clock clock) {
        this.table = table;
        this.deliveries = deliveries;
        this.invoices = invoices;
        this.calendars = calendars;
        this.clock = clock;
    }

    /**
     * What the table says, and what people are told of it.
     *
     * @param status what the courier has told last, and of what moment; empty for nothing
     */
    record Judgement(
            LossRow verdict,
            Ruling ruling,
            @Nullable DeliveryStatus status,
            @Nullable Instant at) {}

    Judgement judge(Loss loss) {
        DeliveryEvent event = current(loss.trackingNumber()).orElse(null);
        LossFacts facts = new LossFacts(
                event == null ? DeliveryStatus.IN_TRANSIT : event.status(),
                isSilent(loss, event),
                loss.addressCorrect(),
                loss.phoneCorrect(),
                loss.invoiceCorrect(),
                loss.received(),
                loss.missing(),
                invoices.ofAccount(loss.accountId(), loss.invoiceId())
                        .map(InvoiceView::deducted)
                        .orElse(false));
        List<LossRow> rows = table.rows(facts);
        LossRow verdict = rows.size() == 1 ? rows.get(0) : LossRow.open(facts);
        return new Judgement(
                verdict,
                LossRules.rule(new LossSituation(facts, verdict, loss.trackingNumber())),
                event == null ? null : event.status(),
                event == null ? null : event.at());
    }

    Optional<DeliveryEvent> current(@Nullable String trackingNumber) {
        return trackingNumber == null ? Optional.empty() : deliveries.current(trackingNumber);
    }

    /** Without a number, or with one that the courier does not know, no news will ever come. */
    private boolean isSilent(Loss loss, @Nullable DeliveryEvent event) {
        if (loss.trackingNumber() == null || (event == null && Boolean.FALSE.equals(loss.knownToCourier()))) {
            return true;
        }
        Instant since = event == null || event.at().isBefore(loss.waitingSince()) ? loss.waitingSince() : event.at();
        return calendars.current().between(ShanghaiTime.dayOf(since), ShanghaiTime.today(clock)) > SILENT_AFTER;
    }
}
