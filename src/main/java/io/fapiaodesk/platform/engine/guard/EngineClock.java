package io.fapiaodesk.platform.engine.guard;

import io.fapiaodesk.platform.embedded.ConditionalOnEmbedded;
import io.fapiaodesk.platform.embedded.Part;
import io.fapiaodesk.platform.sandbox.SandboxClockMoved;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps the engine's own clock in step with the sandbox clock. */
@Component
@ConditionalOnEmbedded(Part.DATABASE)
class EngineClock {

    @EventListener
    void on(SandboxClockMoved moved) {
        ClockUtil.offset(moved.offset().toMillis());
    }
}
