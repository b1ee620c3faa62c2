package io.fapiaodesk.kernel;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates, months and instants as other systems and people write them. Nothing is guessed: a day that does not exist is
 * not moved to one that does, and a date outside of the years in which there is value-added tax is a mistake.
 */
public final class StrictDate {

    /** China's value-added tax begins here. An earlier date is the empty date of some other system. */
    private static final LocalDate EARLIEST = LocalDate.of(1994, 1, 1);

    private static final LocalDate LATEST = LocalDate.of(2099, 12, 31);

    private static final int LONGEST_INPUT = 64;

    private static final Pattern DAY = Pattern.compile(
            "([0-9]{4})(?:-([0-9]{2})-([0-9]{2})|([0-9]{2})([0-9]{2})|\u5e74([0-9]{1,2})\u6708([0-9]{1,2})\u65e5)");
    private static final Pattern MONTH = Pattern.compile("([0-9]{4})-([0-9]{2})");
    private static final Pattern MOMENT = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,9})?)?(Z|[+-][0-9]{2}(:?[0-9]{2})?)");
    private static final Pattern SHORT_OFFSET = Pattern.compile("([+-][0-9]{2}):?([0-9]{2})?$");

    private StrictDate() {}

    /** A day written {@code 2026-11-22}, {@code 20261122} or the Chinese way; a time with it is refused. */
    public static Result<LocalDate> day(String pointer, @Nullable String raw) {
        Matcher parts = DAY.matcher(normalise(raw));
        if (!parts.matches()) {
            return refused(pointer, raw, "DATE_INVALID");
        }
        try {
            LocalDate day = LocalDate.of(number(parts, 1), number(parts, 2, 4, 6), number(parts, 3, 5, 7));
            return isInRange(day) ? Result.done(day) : refused(pointer, raw, "DATE_INVALID");
        } catch (DateTimeException noSuchDay) {
            return refused(pointer, raw, "DATE_INVALID");
        }
    }

    /** A billing month written {@code 2026-11}. */
    public static Result<YearMonth> month(String pointer, @Nullable String raw) {
        Matcher parts = MONTH.matcher(normalise(raw));
        if (!parts.matches()) {
            return refused(pointer, raw, "MONTH_INVALID");
        }
        try {
            YearMonth month = YearMonth.of(number(parts, 1), number(parts, 2));
            return isInRange(month.atDay(1)) ? Result.done(month) : refused(pointer, raw, "MONTH_INVALID");
        } catch (DateTimeException noSuchMonth) {
            return refused(pointer, raw, "MONTH_INVALID");
        }
    }

    /**
     * A moment as ISO 8601 writes it, offset included: without one nobody knows which day it is in. The offset is
     * {@code +08:00}, {@code +0800} or {@code +08}, as systems write it.
     */
    public static Result<Instant> moment(String pointer, @Nullable String raw) {
        String text = normalise(raw);
        if (!MOMENT.matcher(text).matches()) {
            return refused(pointer, raw, "TIME_INVALID");
        }
        try {
            Instant moment = OffsetDateTime.parse(withWholeOffset(text)).toInstant();
            return isInRange(ShanghaiTime.dayOf(moment)) ? Result.done(moment) : refused(pointer, raw, "TIME_INVALID");
        } catch (DateTimeException noSuchMoment) {
            return refused(pointer, raw, "TIME_INVALID");
        }
    }

    private static String withWholeOffset(String text) {
        return SHORT_OFFSET
                .matcher(text)
                .replaceFirst(offset -> offset.group(1) + ":" + (offset.group(2) == null ? "00" : offset.group(2)));
    }

    private static String normalise(@Nullable String raw) {
        return raw == null || raw.length() > LONGEST_INPUT
                ? ""
                : HalfWidth.of(raw).strip();
    }

    private static boolean isInRange(LocalDate day) {
        return !day.isBefore(EARLIEST) && !day.isAfter(LATEST);
    }

    private static int number(Matcher parts, int... oneOfTheGroups) {
        for (int group : oneOfTheGroups) {
            String digits = parts.group(group);
            if (digits != null) {
                return Integer.parseInt(digits);
            }
        }
        throw new DateTimeException("No such part");
    }

    private static <T> Result<T> refused(String pointer, @Nullable String raw, String code) {
        return Result.refused(Refusal.invalidField(pointer, raw == null || raw.isBlank() ? "REQUIRED" : code));
    }
}
