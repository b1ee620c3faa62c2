package io.fapiaodesk.platform.sandbox;

import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.platform.embedded.ConditionalOnEmbedded;
import io.fapiaodesk.platform.embedded.Part;
import io.fapiaodesk.platform.web.Problems;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.OffsetDateTime;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Moves the clock of the application and of the engine, so that promises, timers and expiry can be tried. */
@RestController
@RequestMapping("/api/sandbox/clock")
@ConditionalOnEmbedded(Part.DATABASE)
@Tag(name = "Sandbox")
class SandboxClockController {

    /** Years in which every part still counts as it should: calendars, certificates, the database. */
    private static final int FIRST_YEAR = 2020;

    private static final int LAST_YEAR = 2099;

    private final SandboxTime time;
    private final Problems problems;

    SandboxClockController(SandboxTime time, Problems problems) {
        this.time = time;
        this.problems = problems;
    }

    @GetMapping
    ClockSetting read() {
        return new ClockSetting(ShanghaiTime.at(time.now()));
    }

    @PutMapping
    ResponseEntity<?> set(@Valid @RequestBody ClockSetting setting) {
        int year = setting.now().getYear();
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            return problems.respond(Refusal.invalidField(
                    "/now", "CLOCK_OUT_OF_RANGE", String.valueOf(FIRST_YEAR), String.valueOf(LAST_YEAR)));
        }
        time.setTo(setting.now().toInstant());
        return ResponseEntity.ok(read());
    }

    record ClockSetting(@NotNull OffsetDateTime now) {}
}
