package io.fapiaodesk.platform.engine.guard;

import io.fapiaodesk.kernel.ShanghaiTime;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Until when a task has to be done that is due within a business day. */
@Component
class NextBusinessDay {

    Instant endAfter(Instant now) {
        LocalDate day = ShanghaiTime.dayOf(now).plusDays(1);
        while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            day = day.plusDays(1);
        }
        return day.plusDays(1).atStartOfDay(ShanghaiTime.ZONE).toInstant();
    }
}
