package io.fapiaodesk.kernel;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.Collection;
import java.util.Set;

/**
 * What the State Council's notice for one year says: which days are off, and which Saturdays and Sundays are worked to
 * make up for them. A notice may reach into the last December before its year.
 *
 * @param source the notice
 */
public record CalendarYear(int year, String source, Set<LocalDate> daysOff, Set<LocalDate> makeUpWorkdays) {

    public CalendarYear {
        daysOff = Set.copyOf(daysOff);
        makeUpWorkdays = Set.copyOf(makeUpWorkdays);
        if (year < 2000 || year > 2099) {
            throw new IllegalArgumentException("No notice is known for the year " + year);
        }
        if (daysOff.isEmpty()) {
            throw new IllegalArgumentException("Every year has public holidays");
        }
        requireWithinNotice(year, daysOff);
        requireWithinNotice(year, makeUpWorkdays);
        for (LocalDate day : makeUpWorkdays) {
            if (!isWeekend(day)) {
                throw new IllegalArgumentException(day + " is a workday anyway");
            }
            if (daysOff.contains(day)) {
                throw new IllegalArgumentException(day + " is both off and worked");
            }
        }
    }

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static void requireWithinNotice(int year, Collection<LocalDate> days) {
        for (LocalDate day : days) {
            boolean decemberBefore = day.getYear() == year - 1 && day.getMonth() == Month.DECEMBER;
            if (day.getYear() != year && !decemberBefore) {
                throw new IllegalArgumentException(day + " is not in " + year);
            }
        }
    }
}
