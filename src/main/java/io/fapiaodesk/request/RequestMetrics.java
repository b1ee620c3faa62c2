package io.fapiaodesk.request;

import io.fapiaodesk.platform.time.Remembered;
import io.fapiaodesk.request.persistence.PromiseFigures;
import io.fapiaodesk.request.persistence.PromiseFigures.Figures;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** Open cases and promises, for the dashboard of operations. */
@Component
class RequestMetrics implements MeterBinder {

    private final Remembered<Map<RequestKind, Figures>> figures;

    RequestMetrics(PromiseFigures promises, Clock clock) {
        figures = new Remembered<>(Duration.ofSeconds(10), () -> promises.at(clock.instant()));
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (RequestKind kind : RequestKind.values()) {
            Gauge.builder("fapiao.open.cases", this, of(kind, Figures::open))
                    .description("Cases that are not closed yet")
                    .tag("kind", kind.name())
                    .register(registry);
            FunctionCounter.builder("fapiao.promises.kept", this, of(kind, Figures::kept))
                    .description("Cases closed within the limit we promised")
                    .tag("kind", kind.name())
                    .register(registry);
            FunctionCounter.builder("fapiao.promises.broken", this, of(kind, Figures::broken))
                    .description("Cases closed after the limit we promised, or still open after it")
                    .tag("kind", kind.name())
                    .register(registry);
        }
    }

    private static ToDoubleFunction<RequestMetrics> of(RequestKind kind, ToDoubleFunction<Figures> figure) {
        return metrics -> figure.applyAsDouble(metrics.figures.get().getOrDefault(kind, Figures.NONE));
    }
}
