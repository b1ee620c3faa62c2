package io.fapiaodesk.request;

import io.fapiaodesk.kernel.BusinessCalendar;
import io.fapiaodesk.kernel.BusinessDay;
import io.fapiaodesk.kernel.Promise;
import io.fapiaodesk.kernel.ShanghaiTime;
import java.time.Instant;
import java.time.LocalDate;

/** Counts promises: both the target and the limit are kept until the last second of their day in Asia/Shanghai. */
final class Promises {

    private Promises() {}

    static Promise promise(BusinessCalendar calendar, LocalDate from, PromisedDays days) {
        BusinessDay target = calendar.add(from, days.target());
        BusinessDay limit = calendar.add(from, days.limit());
        return new Promise(endOf(target.date()), endOf(limit.date()), target.provisional() || limit.provisional());
    }

    private static Instant endOf(LocalDate day) {
        return ShanghaiTime.startOf(day.plusDays(1)).minusSeconds(1);
    }
}
