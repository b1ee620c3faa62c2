package io.fapiaodesk.platform.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fapiaodesk.kernel.BusinessDay;
import io.fapiaodesk.kernel.CalendarYear;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.platform.audit.JournalFixtures;
import io.fapiaodesk.platform.time.CalendarNotice.Holiday;
import io.fapiaodesk.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class BusinessCalendarsTest {

    private static final LocalDate LAST_MONDAY_OF_2026 = LocalDate.of(2026, 12, 28);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-12-21T02:00:00Z"), ZoneOffset.UTC);

    private final CalendarTable table = new CalendarTable(TestDatabase.jdbc(), new ObjectMapper());
    private final BusinessCalendars calendars = new BusinessCalendars(CalendarFiles.builtIn(), table::all, CLOCK);
    private final List<Object> events = new ArrayList<>();
    private final EnterCalendarYear enterCalendarYear = new EnterCalendarYear(
            table,
            calendars,
            JournalFixtures.journal(CLOCK),
            event -> {
                // Who hears of the year finds it in force.
                assertThat(calendars.current().knows(((CalendarYearAdded) event).year()))
                        .isTrue();
                events.add(event);
            },
            TestDatabase.transactionManager(),
            CLOCK);

    @BeforeEach
    @AfterEach
    void forget_what_was_entered() {
        TestDatabase.jdbc().sql("delete from calendar_year").update();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-12, 3, 2026-02-24",
        "2026-04-29, 5, 2026-05-09",
        "2026-06-18, 1, 2026-06-22",
        "2026-09-30, 3, 2026-10-10",
        "2026-12-31, 0, 2026-12-31",
        "2025-01-24, 3, 2025-02-05",
        "2025-04-25, 1, 2025-04-27",
        "2025-09-26, 5, 2025-10-10",
        "2025-12-31, 1, 2026-01-04"
    })
    void the_holidays_of_2025_and_2026_come_with_the_application(LocalDate from, int days, LocalDate to) {
        assertThat(calendars.current().add(from, days)).isEqualTo(new BusinessDay(to, false));
    }

    @Test
    void a_year_that_the_administrator_enters_counts_at_once_and_is_made_known() {
        assertThat(calendars.current().add(LAST_MONDAY_OF_2026, 5).provisional())
                .isTrue();

        Result<CalendarYear> result = enterCalendarYear.enter(2027, newYear2027(), "admin");

        assertThat(result).isInstanceOf(Result.Done.class);
        assertThat(calendars.current().add(LAST_MONDAY_OF_2026, 5))
                .isEqualTo(new BusinessDay(LocalDate.of(2027, 1, 5), false));
        assertThat(events).containsExactly(new CalendarYearAdded(2027));
    }

    @Test
    void the_years_that_came_with_the_start_are_made_known() {
        enterCalendarYear.tellWhatCameWithTheStart();
        assertThat(events).containsExactly(new CalendarYearAdded(2025), new CalendarYearAdded(2026));
    }

    @Test
    void another_node_learns_of_the_year_when_it_looks_again() {
        BusinessCalendars otherNode = new BusinessCalendars(CalendarFiles.builtIn(), table::all, CLOCK);
        assertThat(otherNode.current().knows(2027)).isFalse();
        enterCalendarYear.enter(2027, newYear2027(), "admin");
        otherNode.refresh();
        assertThat(otherNode.current().knows(2027)).isTrue();
    }

    @Test
    void a_year_that_is_entered_again_replaces_the_one_before() {
        enterCalendarYear.enter(2027, newYear2027(), "admin");
        CalendarNotice corrected =
                new CalendarNotice(2027, "corrected", List.of(holiday("2027-01-01", "2027-01-04")), List.of());
        enterCalendarYear.enter(2027, corrected, "admin");
        assertThat(calendars.current().isBusinessDay(LocalDate.of(2027, 1, 4))).isFalse();
    }

    @Test
    void a_year_that_cannot_be_believed_changes_nothing() {
        CalendarNotice wrong = new CalendarNotice(
                2026,
                " ",
                List.of(holiday("2027-02-30", "2027-03-01"), holiday("2027-05-05", "2027-05-01")),
                List.of("now"));

        Result<CalendarYear> result = enterCalendarYear.enter(2027, wrong, "admin");

        assertThat(result)
                .isEqualTo(Result.refused(List.of(
                        Refusal.invalidField("/year", "CALENDAR_YEAR_DIFFERS", "2027"),
                        Refusal.invalidField("/source", "REQUIRED"),
                        Refusal.invalidField("/holidays/0/from", "DATE_INVALID"),
                        Refusal.invalidField("/holidays/1/to", "HOLIDAY_ENDS_WRONG"),
                        Refusal.invalidField("/workdays/0", "DATE_INVALID"))));
        assertThat(table.all()).isEmpty();
        assertThat(events).isEmpty();
    }

    @Test
    void a_make_up_workday_on_a_monday_is_a_mistake() {
        CalendarNotice wrong =
                new CalendarNotice(null, "x", List.of(holiday("2027-01-01", "2027-01-03")), List.of("2027-01-04"));
        assertThat(wrong.read(2027))
                .isEqualTo(Result.refused(Refusal.invalidField(
                        "/holidays", "CALENDAR_YEAR_IMPLAUSIBLE", "2027-01-04 is a workday anyway")));
    }

    @Test
    void a_year_may_be_put_into_a_folder(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("2027.json"), """
            {"year": 2027, "source": "a notice",
             "holidays": [{"name": "New Year", "from": "2027-01-01", "to": "2027-01-03"}], "workdays": []}
            """);
        BusinessCalendars withFolder = new BusinessCalendars(CalendarFiles.in(folder), Map::of, CLOCK);
        assertThat(withFolder.current().knows(2027)).isTrue();
    }

    @Test
    void a_file_that_cannot_be_believed_stops_the_start(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("2027.json"), """
            {"year": 2027, "source": "a notice", "holidays": [], "workdays": []}
            """);
        assertThatIllegalStateException()
                .isThrownBy(() -> CalendarFiles.in(folder))
                .withMessageContaining("2027.json")
                .withMessageContaining("Every year has public holidays");
    }

    @Test
    void operations_is_warned_once_a_day_before_promises_become_provisional(CapturedOutput output) {
        calendars.refresh();
        calendars.refresh();
        assertThat(output.getOut().split("The public holidays of 2027 are not known", -1))
                .hasSize(2);
    }

    private static CalendarNotice newYear2027() {
        return new CalendarNotice(2027, "a notice", List.of(holiday("2027-01-01", "2027-01-03")), List.of());
    }

    private static Holiday holiday(@Nullable String from, @Nullable String to) {
        return new Holiday("a holiday", from, to);
    }
}
