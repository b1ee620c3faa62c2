package io.fapiaodesk.platform.engine;

import io.fapiaodesk.platform.time.Remembered;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import org.camunda.bpm.engine.ManagementService;
import org.springframework.stereotype.Component;

/** What operations must know of the engine: what is stuck, and what waits for its turn. */
@Component
class EngineMetrics implements MeterBinder {

    private final Remembered<Long> incidents;
    private final Remembered<Long> backlog;

    EngineMetrics(ManagementService management) {
        // Not the incidents themselves: the engine repeats each in every process that called the one that failed.
        incidents = new Remembered<>(
                Duration.ofSeconds(10),
                () -> management.createJobQuery().noRetriesLeft().count());
        backlog = new Remembered<>(
                Duration.ofSeconds(10),
                () -> management.createJobQuery().executable().count());
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("fapiao.incidents", incidents::get)
                .description("Steps that failed for good and wait for an operator")
                .register(registry);
        Gauge.builder("fapiao.job.backlog", backlog::get)
                .description("Jobs that are due and not done yet")
                .register(registry);
    }
}
