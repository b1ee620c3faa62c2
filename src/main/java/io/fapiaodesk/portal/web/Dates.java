package io.fapiaodesk.portal.web;

import io.fapiaodesk.kernel.ShanghaiTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** Writes days and times the way people read them, always those of Asia/Shanghai. */
final class Dates {

    private final DateTimeFormatter day;
    private final DateTimeFormatter time;
    private final DateTimeFormatter month;

    Dates(Locale locale) {
        boolean chinese = Languages.tag(locale).equals("zh-CN");
        Locale spoken = chinese ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
        day = DateTimeFormatter.ofPattern(chinese ? "y年M月d日 EEE" : "EEE, d MMM y", spoken);
        time = DateTimeFormatter.ofPattern(chinese ? "y年M月d日 HH:mm" : "d MMM y, HH:mm", spoken);
        month = DateTimeFormatter.ofPattern(chinese ? "y年M月" : "MMMM y", spoken);
    }

    public String day(LocalDate date) {
        return day.format(date);
    }

    public String day(Instant instant) {
        return day.format(ShanghaiTime.at(instant));
    }

    public String time(Instant instant) {
        return time.format(ShanghaiTime.at(instant));
    }

    public String month(YearMonth yearMonth) {
        return month.format((TemporalAccessor) yearMonth);
    }
}
