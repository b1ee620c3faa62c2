package io.fapiaodesk.platform.sandbox;

import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.platform.embedded.ConditionalOnEmbedded;
import io.fapiaodesk.platform.embedded.Part;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.OffsetDateTime;
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

    private final SandboxTime time;

    SandboxClockController(SandboxTime time) {
        this.time = time;
    }

    @GetMapping
    ClockSetting read() {
        return new ClockSetting(ShanghaiTime.at(time.now()));
    }

    @PutMapping
    ClockSetting set(@Valid @RequestBody ClockSetting setting) {
        time.setTo(setting.now().toInstant());
        return read();
    }

    record ClockSetting(@NotNull OffsetDateTime now) {}
}
