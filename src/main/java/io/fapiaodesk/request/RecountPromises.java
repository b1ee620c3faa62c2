package io.fapiaodesk.request;

import io.fapiaodesk.kernel.Promise;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalEntry;
import io.fapiaodesk.platform.time.BusinessCalendars;
import io.fapiaodesk.platform.time.CalendarYearAdded;
import io.fapiaodesk.request.persistence.RequestTable;
import io.fapiaodesk.request.persistence.RequestTable.PromiseRow;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts the promises of open cases again when the business days of a year have become known or have changed, provisional
 * or not (decision 9). Each case is a transaction of its own, together with its timers and its journal.
 */
@Component
class RecountPromises {

    static final String SYSTEM = "fapiao-desk";

    private static final Logger LOG = LoggerFactory.getLogger(RecountPromises.class);

    private final RequestTable table;
    private final BusinessCalendars calendars;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RecountPromises(
            RequestTable table,
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

    /** The notice on a year may name days of the December before it. */
    @EventListener
    public void on(CalendarYearAdded added) {
        LocalDate from = LocalDate.of(added.year() - 1, Month.DECEMBER, 1);
        LocalDate to = LocalDate.of(added.year(), Month.DECEMBER, 31);
        int moved = 0;
        for (PromiseRow row : table.openBetween(from, to)) {
            if (!counted(row).equals(row.promise())
                    && Boolean.TRUE.equals(transaction.execute(status -> recount(row.id(), added.year())))) {
                moved++;
            }
        }
        if (moved > 0) {
            LOG.info("Counted {} promises again by the public holidays of {}", moved, added.year());
        }
    }

    private boolean recount(RequestId id, int year) {
        PromiseRow row = table.lockOpen(id).orElse(null);
        if (row == null) {
            return false;
        }
        Promise now = counted(row);
        if (now.equals(row.promise())) {
            return false;
        }
        table.recount(id, now, clock.instant());
        if (!now.limit().equals(row.promise().limit())
                || !now.target().equals(row.promise().target())) {
            journal.record(new JournalEntry(
                    id.value(),
                    "PROMISE_RECOUNTED",
                    By.SYSTEM,
                    SYSTEM,
                    Map.of(
                            "year", String.valueOf(year),
                            "before", ShanghaiTime.dayOf(row.promise().limit()).toString(),
                            "until", ShanghaiTime.dayOf(now.limit()).toString()),
                    true));
        }
        events.publishEvent(new PromiseMoved(id));
        return true;
    }

    private Promise counted(PromiseRow row) {
        return Promises.promise(calendars.current(), row.from(), row.days());
    }
}
