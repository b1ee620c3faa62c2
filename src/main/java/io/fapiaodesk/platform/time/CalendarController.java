package io.fapiaodesk.platform.time;

import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.platform.web.Problems;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the administrator looks up and enters public holidays, in one form: what is read can be entered again. */
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

    record Years(List<CalendarNotice> items) {}

    @GetMapping
    Years years() {
        return new Years(calendars.years().stream().map(CalendarNotice::of).toList());
    }

    @PutMapping("/{year}")
    ResponseEntity<?> enter(@PathVariable("year") String year, @RequestBody CalendarNotice notice) {
        if (!year.matches("20[0-9]{2}")) {
            return problems.respond(Refusal.notFound());
        }
        return enterCalendarYear
                .enter(Integer.parseInt(year), notice, signIn.get().name())
                .<ResponseEntity<?>>fold(entered -> ResponseEntity.ok(CalendarNotice.of(entered)), problems::respond);
    }
}
