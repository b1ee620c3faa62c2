package io.fapiaodesk.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessCalendarTest {

    private static final CalendarYear Y2025 = new CalendarYear(
            2025,
            "the notice of November 2024",
            days(
                    "2025-01-01/2025-01-01",
                    "2025-01-28/2025-02-04",
                    "2025-04-04/2025-04-06",
                    "2025-05-01/2025-05-05",
                    "2025-05-31/2025-06-02",
                    "2025-10-01/2025-10-08"),
            days(
                    "2025-01-26/2025-01-26",
                    "2025-02-08/2025-02-08",
                    "2025-04-27/2025-04-27",
                    "2025-09-28/2025-09-28",
                    "2025-10-11/2025-10-11"));

    private static final CalendarYear Y2026 = new CalendarYear(
            2026,
            "the notice of November 2025",
            days(
                    "2026-01-01/2026-01-03",
                    "2026-02-15/2026-02-23",
                    "2026-04-04/2026-04-06",
                    "2026-05-01/2026-05-05",
                    "2026-06-19/2026-06-21",
                    "2026-09-25/2026-09-27",
                    "2026-10-01/2026-10-07"),
            days(
                    "2026-01-04/2026-01-04",
                    "2026-02-14/2026-02-14",
                    "2026-02-28/2026-02-28",
                    "2026-05-09/2026-05-09",
                    "2026-09-20/2026-09-20",
                    "2026-10-10/2026-10-10"));

    private static final BusinessCalendar CALENDAR = BusinessCalendar.of(List.of(Y2026, Y2025));

    @ParameterizedTest
    @CsvSource({
        "2026-01-05, 2026-01-06, 2026-01-08, 2026-01-12, 2026-01-14",
        "2026-02-09, 2026-02-10, 2026-02-12, 2026-02-14, 2026-02-25",
        "2026-02-12, 2026-02-13, 2026-02-24, 2026-02-26, 2026-02-28",
        "2026-02-13, 2026-02-14, 2026-02-25, 2026-02-27, 2026-03-02",
        "2026-02-16, 2026-02-24, 2026-02-26, 2026-02-28, 2026-03-03",
        "2026-02-27, 2026-02-28, 2026-03-03, 2026-03-05, 2026-03-09",
        "2026-04-02, 2026-04-03, 2026-04-08, 2026-04-10, 2026-04-14",
        "2026-04-29, 2026-04-30, 2026-05-07, 2026-05-09, 2026-05-12",
        "2026-09-18, 2026-09-20, 2026-09-22, 2026-09-24, 2026-09-29",
        "2026-09-30, 2026-10-08, 2026-10-10, 2026-10-13, 2026-10-15",
        "2025-09-26, 2025-09-28, 2025-09-30, 2025-10-10, 2025-10-13",
        "2025-01-24, 2025-01-26, 2025-02-05, 2025-02-07, 2025-02-10"
    })
    void business_days_skip_holidays_and_count_make_up_workdays(
            LocalDate start, LocalDate one, LocalDate three, LocalDate five, LocalDate seven) {
        assertThat(CALENDAR.add(start, 1)).isEqualTo(new BusinessDay(one, false));
        assertThat(CALENDAR.add(start, 3)).isEqualTo(new BusinessDay(three, false));
        assertThat(CALENDAR.add(start, 5)).isEqualTo(new BusinessDay(five, false));
        assertThat(CALENDAR.add(start, 7)).isEqualTo(new BusinessDay(seven, false));
    }

    @Test
    void a_promise_into_a_year_without_a_notice_is_provisional_and_counted_monday_to_friday() {
        LocalDate monday = LocalDate.of(2026, 12, 28);
        assertThat(CALENDAR.add(monday, 3)).isEqualTo(new BusinessDay(LocalDate.of(2026, 12, 31), false));
        assertThat(CALENDAR.add(monday, 5)).isEqualTo(new BusinessDay(LocalDate.of(2027, 1, 4), true));
    }

    @Test
    void a_notice_that_arrives_later_settles_what_was_provisional() {
        CalendarYear y2027 = new CalendarYear(2027, "a notice", days("2027-01-01/2027-01-03"), Set.of());
        BusinessCalendar later = BusinessCalendar.of(List.of(Y2025, Y2026, y2027));
        assertThat(later.add(LocalDate.of(2026, 12, 28), 5))
                .isEqualTo(new BusinessDay(LocalDate.of(2027, 1, 5), false));
    }

    @Test
    void a_notice_may_reach_into_the_december_before_its_year() {
        CalendarYear y2027 = new CalendarYear(2027, "a notice", days("2026-12-31/2027-01-02"), Set.of());
        BusinessCalendar calendar = BusinessCalendar.of(List.of(Y2026, y2027));
        assertThat(calendar.isBusinessDay(LocalDate.of(2026, 12, 31))).isFalse();
        assertThat(CALENDAR.isBusinessDay(LocalDate.of(2026, 12, 31))).isTrue();
    }

    @Test
    void business_days_that_are_left_become_negative_when_the_day_is_past() {
        assertThat(CALENDAR.between(LocalDate.of(2026, 2, 12), LocalDate.of(2026, 2, 24)))
                .isEqualTo(3);
        assertThat(CALENDAR.between(LocalDate.of(2026, 2, 24), LocalDate.of(2026, 2, 12)))
                .isEqualTo(-3);
        assertThat(CALENDAR.between(LocalDate.of(2026, 2, 16), LocalDate.of(2026, 2, 16)))
                .isZero();
    }

    @Test
    void a_notice_that_contradicts_itself_is_no_calendar() {
        Set<LocalDate> newYear = days("2027-01-01/2027-01-03");
        assertThatIllegalArgumentException().isThrownBy(() -> new CalendarYear(2027, "x", Set.of(), Set.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CalendarYear(2027, "x", newYear, days("2027-01-02/2027-01-02")))
                .withMessageContaining("both off and worked");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CalendarYear(2027, "x", newYear, days("2027-01-05/2027-01-05")))
                .withMessageContaining("a workday anyway");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CalendarYear(2027, "x", days("2026-10-01/2026-10-01"), Set.of()))
                .withMessageContaining("not in 2027");
        assertThatIllegalArgumentException().isThrownBy(() -> new CalendarYear(1993, "x", newYear, Set.of()));
    }

    @Test
    void nobody_waits_a_negative_or_an_endless_time() {
        LocalDate day = LocalDate.of(2026, 1, 5);
        assertThatIllegalArgumentException().isThrownBy(() -> CALENDAR.add(day, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> CALENDAR.add(day, Integer.MAX_VALUE));
    }

    @Property
    void what_was_added_is_what_lies_between(@ForAll("days") LocalDate from, @ForAll @IntRange(max = 300) int days) {
        assertThat(CALENDAR.between(from, CALENDAR.add(from, days).date())).isEqualTo(days);
    }

    @Property
    void two_waits_are_one_long_wait(
            @ForAll("days") LocalDate from,
            @ForAll @IntRange(max = 100) int first,
            @ForAll @IntRange(max = 100) int second) {
        assertThat(CALENDAR.add(CALENDAR.add(from, first).date(), second).date())
                .isEqualTo(CALENDAR.add(from, first + second).date());
    }

    @Property
    void a_wait_ends_on_a_business_day(@ForAll("days") LocalDate from, @ForAll @IntRange(min = 1, max = 300) int days) {
        assertThat(CALENDAR.isBusinessDay(CALENDAR.add(from, days).date())).isTrue();
    }

    @Property
    void who_starts_later_is_never_done_earlier(@ForAll("days") LocalDate from, @ForAll @IntRange(max = 100) int days) {
        assertThat(CALENDAR.add(from.plusDays(1), days).date())
                .isAfterOrEqualTo(CALENDAR.add(from, days).date());
    }

    @Property
    void a_wait_is_provisional_exactly_when_it_reaches_past_the_known_years(
            @ForAll("days") LocalDate from, @ForAll @IntRange(min = 1, max = 300) int days) {
        BusinessDay end = CALENDAR.add(from, days);
        assertThat(end.provisional()).isEqualTo(end.date().getYear() > 2026);
    }

    @Property
    void an_unknown_year_is_worked_monday_to_friday(@ForAll @IntRange(min = 0, max = 364) int dayOfYear) {
        LocalDate day = LocalDate.of(2027, 1, 1).plusDays(dayOfYear);
        assertThat(CALENDAR.isBusinessDay(day))
                .isEqualTo(day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY);
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, 729).map(LocalDate.of(2025, 1, 1)::plusDays);
    }

    private static Set<LocalDate> days(String... ranges) {
        return Stream.of(ranges)
                .flatMap(range -> LocalDate.parse(range.substring(0, 10))
                        .datesUntil(LocalDate.parse(range.substring(11)).plusDays(1)))
                .collect(Collectors.toSet());
    }
}
