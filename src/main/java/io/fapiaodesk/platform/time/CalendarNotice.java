package io.fapiaodesk.platform.time;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fapiaodesk.kernel.CalendarYear;
import io.fapiaodesk.kernel.PlainText;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.StrictDate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A notice on public holidays as it is written in a calendar file and in the administrator's request.
 *
 * @param source which notice of the State Council it is
 * @param holidays the days off, weekends within them included
 * @param workdays the Saturdays and Sundays that are worked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CalendarNotice(
        @Nullable Integer year,
        @Nullable String source,
        @Nullable List<Holiday> holidays,
        @Nullable List<String> workdays) {

    private static final int LONGEST_HOLIDAY = 31;
    private static final int MOST_ENTRIES = 60;

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Holiday(
            @Nullable String name,
            @Nullable String from,
            @Nullable String to) {}

    /** The notice that tells of these days; what a holiday is called is not kept. */
    static CalendarNotice of(CalendarYear year) {
        List<Holiday> holidays = new ArrayList<>();
        LocalDate from = null;
        for (LocalDate day : year.daysOff().stream().sorted().toList()) {
            if (from == null) {
                from = day;
            }
            if (!year.daysOff().contains(day.plusDays(1))) {
                holidays.add(new Holiday(null, from.toString(), day.toString()));
                from = null;
            }
        }
        List<String> workdays =
                year.makeUpWorkdays().stream().sorted().map(LocalDate::toString).toList();
        return new CalendarNotice(year.year(), year.source(), holidays, workdays);
    }

    /** The year the notice is about, or every reason why it cannot be believed. */
    Result<CalendarYear> read(int expectedYear) {
        List<Refusal> refusals = new ArrayList<>();
        if (year != null && year != expectedYear) {
            refusals.add(Refusal.invalidField("/year", "CALENDAR_YEAR_DIFFERS", String.valueOf(expectedYear)));
        }
        String notice = PlainText.check("/source", source, 500).fold(text -> text, reasons -> {
            refusals.addAll(reasons);
            return "";
        });
        Set<LocalDate> off = daysOff(refusals);
        Set<LocalDate> worked = daysWorked(refusals);
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        try {
            return Result.done(new CalendarYear(expectedYear, notice, off, worked));
        } catch (IllegalArgumentException contradiction) {
            return Result.refused(Refusal.invalidField(
                    "/holidays", "CALENDAR_YEAR_IMPLAUSIBLE", String.valueOf(contradiction.getMessage())));
        }
    }

    private Set<LocalDate> daysOff(List<Refusal> refusals) {
        Set<LocalDate> off = new HashSet<>();
        List<Holiday> entries = entries("/holidays", holidays, refusals);
        for (int i = 0; i < entries.size(); i++) {
            String pointer = "/holidays/" + i;
            Holiday holiday = entries.get(i);
            LocalDate from = day(pointer + "/from", holiday.from(), refusals);
            LocalDate to = day(pointer + "/to", holiday.to(), refusals);
            if (from == null || to == null) {
                continue;
            }
            if (to.isBefore(from) || to.isAfter(from.plusDays(LONGEST_HOLIDAY))) {
                refusals.add(Refusal.invalidField(pointer + "/to", "HOLIDAY_ENDS_WRONG"));
            } else {
                from.datesUntil(to.plusDays(1)).forEach(off::add);
            }
        }
        return off;
    }

    private Set<LocalDate> daysWorked(List<Refusal> refusals) {
        Set<LocalDate> worked = new HashSet<>();
        List<String> entries = entries("/workdays", workdays, refusals);
        for (int i = 0; i < entries.size(); i++) {
            LocalDate day = day("/workdays/" + i, entries.get(i), refusals);
            if (day != null) {
                worked.add(day);
            }
        }
        return worked;
    }

    private static <T> List<T> entries(String pointer, @Nullable List<T> list, List<Refusal> refusals) {
        if (list == null) {
            refusals.add(Refusal.invalidField(pointer, "REQUIRED"));
            return List.of();
        }
        if (list.size() > MOST_ENTRIES || list.stream().anyMatch(entry -> entry == null)) {
            refusals.add(Refusal.invalidField(pointer, "INVALID_VALUE"));
            return List.of();
        }
        return list;
    }

    private static @Nullable LocalDate day(String pointer, @Nullable String written, List<Refusal> refusals) {
        Result<LocalDate> day = StrictDate.day(pointer, written);
        if (day instanceof Result.Done<LocalDate> done) {
            return done.value();
        }
        refusals.addAll(((Result.Refused<LocalDate>) day).refusals());
        return null;
    }
}
