package io.fapiaodesk.notice;

import io.fapiaodesk.notice.persistence.NoticeState.Status;
import io.fapiaodesk.notice.persistence.NoticeTable;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** How many mails wait to be sent, and how many wait for a person. */
@Component
class NoticeMetrics implements MeterBinder {

    private final NoticeTable table;

    NoticeMetrics(NoticeTable table) {
        this.table = table;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Status status : List.of(Status.PENDING, Status.PARKED)) {
            Gauge.builder("fapiao.notices", () -> table.count(status))
                    .description("Mails that have not been delivered yet")
                    .tag("status", status.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
    }
}
