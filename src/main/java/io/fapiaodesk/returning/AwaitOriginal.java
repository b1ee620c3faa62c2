package io.fapiaodesk.returning;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.notice.Recipient;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.security.Groups;
import io.fapiaodesk.platform.time.BusinessCalendars;
import io.fapiaodesk.returning.domain.InvoiceReturn;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The wait for the original of a paper invoice. Nothing is promised for this time; the customer is reminded to mail it, and
 * the supervisors of the clerks hear of it when it has still not come. Nothing is decided because time has passed.
 */
@Service
public class AwaitOriginal {

    /** In business days after the wait began; parcels within the mainland take less. */
    private static final int REMIND_AFTER = 7;

    /** In business days after the wait began. */
    private static final int MISSING_AFTER = 10;

    private static final LocalTime START_OF_WORK = LocalTime.of(9, 0);

    private final ReturnDesk desk;
    private final BusinessCalendars calendars;
    private final Clock clock;

    AwaitOriginal(ReturnDesk desk, BusinessCalendars calendars, Clock clock) {
        this.desk = desk;
        this.calendars = calendars;
        this.clock = clock;
    }

    public Instant remindAt(Instant since) {
        return morningAfter(REMIND_AFTER, since);
    }

    public Instant missingAt(Instant since) {
        return morningAfter(MISSING_AFTER, since);
    }

    /** The customer, who has to mail it. */
    @Transactional
    public void remind(RequestId id) {
        InvoiceReturn open = desk.find(id);
        desk.letter(
                open,
                "original-reminder/" + ShanghaiTime.today(clock),
                "return-original-reminder",
                Map.of("link", "/invoices/" + open.asked().invoiceId() + "/return"));
        desk.note(open, "ORIGINAL_REMINDED", By.SYSTEM, ReturnDesk.SYSTEM, Map.of());
    }

    /** The supervisors of the clerks, who see to it that somebody asks the customer, or rejects the return. */
    @Transactional
    public void missing(RequestId id) {
        InvoiceReturn open = desk.find(id);
        desk.letter(
                open,
                new Recipient.Group(Groups.PAPER_SUPERVISORS),
                "original-missing/" + ShanghaiTime.today(clock),
                "return-original-missing",
                Map.of("requestedOn", ShanghaiTime.dayOf(open.asked().at()).toString()),
                List.of());
        desk.noteWithin(open, "ORIGINAL_MISSING");
    }

    private Instant morningAfter(int businessDays, Instant since) {
        return calendars
                .current()
                .add(ShanghaiTime.dayOf(since), businessDays)
                .date()
                .atTime(START_OF_WORK)
                .atZone(ShanghaiTime.ZONE)
                .toInstant();
    }
}
