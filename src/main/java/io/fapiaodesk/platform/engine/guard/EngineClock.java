package io.fapiaodesk.platform.engine.guard;

import io.fapiaodesk.platform.sandbox.SandboxClockMoved;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets the engine's clock follow the application's when the sandbox moves it. */
@Component
class EngineClock {

    @EventListener
    void follow(SandboxClockMoved moved) {
        ClockUtil.offset(moved.offset().toMillis());
    }
}
