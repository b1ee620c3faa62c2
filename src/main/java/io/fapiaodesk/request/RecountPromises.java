package io.fapiaodesk.request;

import io.fapiaodesk.platform.time.BusinessCalendars;
import io.fapiaodesk.platform.time.CalendarYearAdded;
import io.fapiaodesk.request.persistence.RequestTable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts provisional promises again when the calendar of a further year is known. */
@Component
class RecountPromises {

    private final RequestTable table;
    private final BusinessCalendars calendars;
    private final ApplicationEventPublisher events;

    RecountPromises(RequestTable table, BusinessCalendars calendars, ApplicationEventPublisher events) {
        this.table = table;
        this.calendars = calendars;
        this.events = events;
    }

    @EventListener
    @Transactional
    public void on(CalendarYearAdded added) {
        for (RequestTable.PromiseRow row : table.provisional()) {
            table.recount(row.id(), Promises.promise(calendars.current(), row.from(), row.days()));
            events.publishEvent(new PromiseMoved(row.id()));
        }
    }
}
