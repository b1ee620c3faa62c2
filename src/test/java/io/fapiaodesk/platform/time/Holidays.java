package io.fapiaodesk.platform.time;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.platform.time.CalendarNotice.Holiday;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.context.ApplicationContext;

/** Has the administrator change a year of the calendar while the application runs. */
public final class Holidays {

    private Holidays() {}

    /** The year as it comes with the application, with these days off besides. */
    public static void enter(ApplicationContext application, int year, LocalDate... more) {
        CalendarNotice known =
                CalendarNotice.of(requireNonNull(CalendarFiles.builtIn().get(year)));
        List<Holiday> holidays = new ArrayList<>(known.holidays() == null ? List.of() : known.holidays());
        Arrays.stream(more).forEach(day -> holidays.add(new Holiday("one more", day.toString(), day.toString())));
        assertThat(application
                        .getBean(EnterCalendarYear.class)
                        .enter(year, new CalendarNotice(year, "a changed notice", holidays, known.workdays()), "admin"))
                .isInstanceOf(Result.Done.class);
    }
}
