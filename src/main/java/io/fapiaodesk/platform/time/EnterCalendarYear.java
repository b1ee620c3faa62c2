package io.fapiaodesk.platform.time;

import io.fapiaodesk.kernel.CalendarYear;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalEntry;
import java.time.Clock;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The administrator enters the holidays of a year, without a new release and without a restart. */
@Component
class EnterCalendarYear {

    private static final Logger LOG = LoggerFactory.getLogger(EnterCalendarYear.class);

    private final CalendarTable table;
    private final BusinessCalendars calendars;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    EnterCalendarYear(
            CalendarTable table,
            BusinessCalendars calendars,
            Journal journal,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.table = table;
        this.calendars = calendars;
        this.journal = journal;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Those who hear of the year ask for the calendar at once, so it is in force before they do. */
    Result<CalendarYear> enter(int year, CalendarNotice notice, String who) {
        Result<CalendarYear> read = notice.read(year);
        if (read instanceof Result.Done<CalendarYear>) {
            transaction.executeWithoutResult(status -> {
                table.save(year, notice, who, clock.instant());
                journal.record(new JournalEntry(
                        "calendar/" + year,
                        "CALENDAR_ENTERED",
                        By.STAFF,
                        who,
                        Map.of("source", String.valueOf(notice.source())),
                        false));
            });
            calendars.reload();
            LOG.info("{} entered the public holidays of {}", who, year);
            events.publishEvent(new CalendarYearAdded(year));
        }
        return read;
    }

    /** A new release or the operator's folder may have brought a year that promises were made without. */
    @EventListener(ApplicationReadyEvent.class)
    void tellWhatCameWithTheStart() {
        calendars.years().forEach(year -> events.publishEvent(new CalendarYearAdded(year.year())));
    }
}
