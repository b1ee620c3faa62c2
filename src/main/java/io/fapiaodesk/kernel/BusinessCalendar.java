package io.fapiaodesk.kernel;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The business days of mainland China. A year whose notice is not known counts Monday to Friday, and what was counted
 * in it is provisional: a customer is never kept waiting for a notice.
 */
public final class BusinessCalendar {

    /** Twenty years: further ahead nobody promises anything, and somebody has mistyped a number. */
    private static final int FURTHEST = 5_000;

    private final Set<Integer> knownYears;
    private final Map<LocalDate, Boolean> workedByNotice;

    private BusinessCalendar(Set<Integer> knownYears, Map<LocalDate, Boolean> workedByNotice) {
        this.knownYears = Set.copyOf(knownYears);
        this.workedByNotice = Map.copyOf(workedByNotice);
    }

    /** Where two notices speak of the same December day, the later one holds. */
    public static BusinessCalendar of(Collection<CalendarYear> years) {
        Set<Integer> known = new HashSet<>();
        Map<LocalDate, Boolean> worked = new HashMap<>();
        years.stream().sorted(Comparator.comparingInt(CalendarYear::year)).forEach(year -> {
            known.add(year.year());
            year.daysOff().forEach(day -> worked.put(day, false));
            year.makeUpWorkdays().forEach(day -> worked.put(day, true));
        });
        return new BusinessCalendar(known, worked);
    }

    public boolean isBusinessDay(LocalDate day) {
        return workedByNotice.getOrDefault(day, !CalendarYear.isWeekend(day));
    }

    public boolean knows(int year) {
        return knownYears.contains(year);
    }

    /** Counting starts the day after {@code from}, whatever day that is; no days after a day is the day itself. */
    public BusinessDay add(LocalDate from, int businessDays) {
        if (businessDays < 0 || businessDays > FURTHEST) {
            throw new IllegalArgumentException("Not a number of business days to wait: " + businessDays);
        }
        LocalDate day = from;
        boolean provisional = false;
        for (int left = businessDays; left > 0; ) {
            day = day.plusDays(1);
            provisional |= !knows(day.getYear());
            if (isBusinessDay(day)) {
                left--;
            }
        }
        return new BusinessDay(day, provisional);
    }

    /** The business days after {@code from} up to and including {@code to}; negative if {@code to} is past. */
    public int between(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return -between(to, from);
        }
        int days = 0;
        for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            if (isBusinessDay(day)) {
                days++;
            }
        }
        return days;
    }
}
