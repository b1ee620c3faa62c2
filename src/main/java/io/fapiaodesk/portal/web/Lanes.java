package io.fapiaodesk.portal.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Terms side by side on one line of time. Places are shares of the line in percent.
 *
 * @param today where today is
 */
record Lanes(List<Lane> lanes, List<Tick> ticks, String today) {

    /** How far the line reaches at least: back, and ahead for what has no end. */
    private static final int MONTHS_BACK = 2;

    private static final int MONTHS_AHEAD = 10;
    private static final int MOST_TICKS = 8;

    Lanes {
        lanes = List.copyOf(lanes);
        ticks = List.copyOf(ticks);
    }

    /**
     * One term.
     *
     * @param name whose it is
     * @param tone how it is coloured
     * @param until the first day after it; empty for without end
     */
    record Term(
            String name,
            String note,
            String tone,
            LocalDate from,
            @Nullable LocalDate until) {}

    /** One bar. */
    record Lane(
            String name,
            String note,
            String tone,
            LocalDate from,
            @Nullable LocalDate lastDay,
            String start,
            String width) {}

    /** The first day of a month, written below the line. */
    record Tick(YearMonth month, String at) {}

    static Lanes of(List<Term> terms, LocalDate today) {
        LocalDate first = terms.stream()
                .map(Term::from)
                .min(Comparator.naturalOrder())
                .filter(today.minusMonths(MONTHS_BACK)::isAfter)
                // What lies further back than a year is not drawn in full.
                .map(from -> from.isBefore(today.minusYears(1)) ? today.minusYears(1) : from)
                .orElse(today.minusMonths(MONTHS_BACK))
                .withDayOfMonth(1);
        LocalDate last = terms.stream()
                .map(Term::until)
                .filter(until -> until != null)
                .max(Comparator.naturalOrder())
                .filter(today.plusMonths(MONTHS_AHEAD)::isBefore)
                .orElse(today.plusMonths(MONTHS_AHEAD))
                .plusMonths(1)
                .withDayOfMonth(1);
        double days = ChronoUnit.DAYS.between(first, last);
        List<Lane> lanes = terms.stream()
                .filter(term -> term.until() == null || term.until().isAfter(first))
                .map(term -> lane(term, first, last, days))
                .toList();
        List<Tick> ticks = new ArrayList<>();
        long months = ChronoUnit.MONTHS.between(first, last);
        int step = (int) Math.max(1, Math.ceil((double) months / MOST_TICKS));
        for (LocalDate tick = first; tick.isBefore(last); tick = tick.plusMonths(step)) {
            ticks.add(new Tick(YearMonth.from(tick), percent(ChronoUnit.DAYS.between(first, tick), days)));
        }
        return new Lanes(lanes, ticks, percent(ChronoUnit.DAYS.between(first, today), days));
    }

    private static Lane lane(Term term, LocalDate first, LocalDate last, double days) {
        LocalDate from = term.from().isBefore(first) ? first : term.from();
        LocalDate until = term.until() == null ? last : term.until();
        return new Lane(
                term.name(),
                term.note(),
                term.tone(),
                term.from(),
                term.until() == null ? null : term.until().minusDays(1),
                percent(ChronoUnit.DAYS.between(first, from), days),
                percent(Math.max(1, ChronoUnit.DAYS.between(from, until)), days));
    }

    private static String percent(long part, double whole) {
        return String.format(Locale.ROOT, "%.2f", 100 * part / whole);
    }
}
