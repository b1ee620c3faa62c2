package io.fapiaodesk.platform.time;

import io.fapiaodesk.kernel.CalendarYear;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.platform.web.Problems;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the administrator looks up and enters public holidays. */
@RestController
@RequestMapping("/api/admin/calendar")
class CalendarController {

    private final EnterCalendarYear enterCalendarYear;
    private final BusinessCalendars calendars;
    private final CurrentSignIn signIn;
    private final Problems problems;

    CalendarController(
            EnterCalendarYear enterCalendarYear, BusinessCalendars calendars, CurrentSignIn signIn, Problems problems) {
        this.enterCalendarYear = enterCalendarYear;
        this.calendars = calendars;
        this.signIn = signIn;
        this.problems = problems;
    }

    record Year(int year, String source, List<LocalDate> daysOff, List<LocalDate> workdays) {

        static Year of(CalendarYear year) {
            return new Year(
                    year.year(),
                    year.source(),
                    year.daysOff().stream().sorted().toList(),
                    year.makeUpWorkdays().stream().sorted().toList());
        }
    }

    record Years(List<Year> items) {}

    @GetMapping
    Years years() {
        return new Years(calendars.years().stream().map(Year::of).toList());
    }

    @PutMapping("/{year}")
    ResponseEntity<?> enter(@PathVariable("year") String year, @RequestBody CalendarNotice notice) {
        if (!year.matches("20[0-9]{2}")) {
            return problems.respond(Refusal.notFound());
        }
        return enterCalendarYear
                .enter(Integer.parseInt(year), notice, signIn.get().name())
                .<ResponseEntity<?>>fold(entered -> ResponseEntity.ok(Year.of(entered)), problems::respond);
    }
}
