package io.fapiaodesk.platform.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sets the sandbox clock, tells whoever has a clock of its own, and remembers the setting for the next start. */
public class SandboxTime implements SmartInitializingSingleton {

    private final SandboxClock clock;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    SandboxTime(SandboxClock clock, JdbcClient jdbc, ApplicationEventPublisher events) {
        this.clock = clock;
        this.jdbc = jdbc;
        this.events = events;
    }

    public Instant now() {
        return clock.instant();
    }

    void setTo(Instant now) {
        Duration offset = Duration.between(Clock.systemUTC().instant(), now);
        jdbc.sql("UPDATE sandbox_clock SET offset_millis = :offset")
                .param("offset", offset.toMillis())
                .update();
        apply(offset);
    }

    @Override
    public void afterSingletonsInstantiated() {
        apply(Duration.ofMillis(jdbc.sql("SELECT offset_millis FROM sandbox_clock")
                .query(Long.class)
                .single()));
    }

    /** Does something as if it were another moment. Nothing of it is remembered: after a crash it is the present again. */
    public <T> T asOf(Instant then, Supplier<T> work) {
        Duration present = clock.offset();
        apply(Duration.between(Clock.systemUTC().instant(), then));
        try {
            return work.get();
        } finally {
            apply(present);
        }
    }

    private void apply(Duration offset) {
        clock.shift(offset);
        events.publishEvent(new SandboxClockMoved(offset));
    }
}
