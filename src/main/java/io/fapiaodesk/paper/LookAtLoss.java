package io.fapiaodesk.paper;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.paper.domain.Loss;
import io.fapiaodesk.paper.domain.NextMover;
import io.fapiaodesk.paper.persistence.PaperLossTable;
import io.fapiaodesk.paper.persistence.ShipmentTable;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalEntry;
import io.fapiaodesk.platform.time.BusinessCalendars;
import io.fapiaodesk.request.Requests;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks at a case by what the courier has told by now, and says who moves next. */
@Service
public class LookAtLoss {

    static final String SYSTEM = "fapiao-desk";

    /** The words for where a request stands. While only the parcel moves, our promise stands still. */
    static final String AWAITING_PARCEL = "AWAITING_PARCEL";

    static final String IN_HAND = "IN_HAND";

    /** In business days: how long we wait for news before asking for some. */
    private static final int ASK_AFTER = 2;

    private static final LocalTime START_OF_WORK = LocalTime.of(9, 0);
    private static final Duration SOON = Duration.ofHours(1);

    private final PaperLossTable losses;
    private final JudgeLoss judge;
    private final ShipmentTable shipments;
    private final LossBrief briefs;
    private final Requests requests;
    private final Journal journal;
    private final BusinessCalendars calendars;
    private final Clock clock;

    LookAtLoss(
            PaperLossTable losses,
            JudgeLoss judge,
            ShipmentTable shipments,
            LossBrief briefs,
            Requests requests,
            Journal journal,
            BusinessCalendars calendars,
            Clock clock) {
        this.losses = losses;
        this.judge = judge;
        this.shipments = shipments;
        this.briefs = briefs;
        this.requests = requests;
        this.journal = journal;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** Asks the table anew; what is known is read now, not when whoever woke us learned of it. */
    @Transactional
    public NextMover look(RequestId id) {
        Loss before = losses.findForUpdate(id).orElseThrow();
        JudgeLoss.Judgement judgement = judge.judge(before);
        Loss now = before.looked(judgement.verdict(), judgement.status(), judgement.at());
        losses.update(now);
        requests.ruled(id, judgement.ruling());
        if (judgement.status() != null && judgement.status() != before.seen()) {
            journal.record(
                    new JournalEntry(id.value(), "PARCEL_" + judgement.status(), By.SYSTEM, SYSTEM, Map.of(), true));
        }
        follow(id, now.verdict().next() == NextMover.PARCEL);
        return now.verdict().next();
    }

    /** Whether the courier has told something that the case has not looked at yet. */
    @Transactional(readOnly = true)
    public boolean isBehind(RequestId id) {
        return losses.find(id)
                .filter(Loss::isOpen)
                .filter(loss -> judge.current(loss.trackingNumber())
                        .filter(event ->
                                event.status() != loss.seen() || !event.at().equals(loss.seenAt()))
                        .isPresent())
                .isPresent();
    }

    /** While only the parcel moves, our promise stands still. */
    void follow(RequestId id, boolean parcelIsNext) {
        String status = requests.find(id).orElseThrow().status();
        if (parcelIsNext && !status.equals(AWAITING_PARCEL)) {
            requests.pausePromise(id, AWAITING_PARCEL);
        } else if (!parcelIsNext && status.equals(AWAITING_PARCEL)) {
            requests.resumePromise(id, IN_HAND);
        }
    }

    /** When the courier is asked for news; soon, as long as it could not be asked at all. */
    public Instant askAt(RequestId id) {
        Instant now = clock.instant();
        return askAgainAt(id, now).orElse(now.plus(SOON));
    }

    /** The same for a case that waits since then; nothing while it asks again soon, whatever day it is. */
    public Optional<Instant> askAgainAt(RequestId id, Instant since) {
        Loss loss = losses.find(id).orElseThrow();
        return loss.seen() == null && loss.knownToCourier() == null
                ? Optional.empty()
                : Optional.of(calendars
                        .current()
                        .add(ShanghaiTime.dayOf(since), ASK_AFTER)
                        .date()
                        .atTime(START_OF_WORK)
                        .atZone(ShanghaiTime.ZONE)
                        .toInstant());
    }

    /**
     * What a clerk's task needs.
     *
     * @param brief what they read first, in Markdown
     * @param proposal what the table says
     */
    public record Assignment(String brief, String proposal) {}

    @Transactional(readOnly = true)
    public Assignment prepare(RequestId id) {
        Loss loss = losses.find(id).orElseThrow();
        return new Assignment(
                briefs.write(
                        loss,
                        requests.find(id).orElseThrow(),
                        loss.wasNotCarried() ? shipments.lastRefusal(id) : Optional.empty()),
                loss.verdict().outcome().name());
    }
}
