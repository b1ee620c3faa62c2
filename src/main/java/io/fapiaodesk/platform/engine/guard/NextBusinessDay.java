package io.fapiaodesk.platform.engine.guard;

import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.platform.time.BusinessCalendars;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Until when a task has to be done that is due within a business day. */
@Component
class NextBusinessDay {

    private final BusinessCalendars calendars;

    NextBusinessDay(BusinessCalendars calendars) {
        this.calendars = calendars;
    }

    Instant endAfter(Instant now) {
        LocalDate next = calendars.current().add(ShanghaiTime.dayOf(now), 1).date();
        return ShanghaiTime.startOf(next.plusDays(1));
    }
}
