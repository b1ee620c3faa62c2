package io.fapiaodesk.paper.persistence;

import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.paper.DeliveryEvent;
import io.fapiaodesk.paper.domain.DeliveryStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of what the courier told. What it once told of a moment to come counts for nothing (decision 25). */
@Component
public class DeliveryEventTable {

    private final JdbcClient jdbc;

    public DeliveryEventTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds events, whatever their order in one order, and says for each whether it was news. */
    public List<Boolean> add(List<DeliveryEvent> events, Instant now) {
        Boolean[] news = new Boolean[events.size()];
        List<Integer> inOneOrder = IntStream.range(0, events.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> events.get(i).trackingNumber())
                        .thenComparing(i -> events.get(i).at())
                        .thenComparing(i -> events.get(i).status()))
                .toList();
        for (int i : inOneOrder) {
            DeliveryEvent event = events.get(i);
            news[i] = jdbc.sql("""
                insert into delivery_event (tracking_number, status, at, received_at)
                values (:number, :status, :at, :now) on conflict do nothing
                """)
                            .param("number", event.trackingNumber())
                            .param("status", event.status().name())
                            .param("at", ShanghaiTime.at(event.at()))
                            .param("now", ShanghaiTime.at(now))
                            .update()
                    == 1;
        }
        return List.of(news);
    }

    public Map<String, DeliveryEvent> current(Collection<String> trackingNumbers) {
        Map<String, DeliveryEvent> current = new HashMap<>();
        jdbc.sql("""
            select distinct on (tracking_number) tracking_number, status, at from delivery_event
             where tracking_number = any(:numbers) and at <= received_at + interval '10 minutes'
             order by tracking_number, at desc, status = 'IN_TRANSIT', status
            """)
                .param("numbers", trackingNumbers.toArray(String[]::new))
                .query((row, n) -> event(row))
                .list()
                .forEach(event -> current.put(event.trackingNumber(), event));
        return current;
    }

    public List<DeliveryEvent> history(String trackingNumber) {
        return jdbc.sql("select tracking_number, status, at from delivery_event where tracking_number = :number"
                        + " and at <= received_at + interval '10 minutes'"
                        + " order by at, status <> 'IN_TRANSIT', status desc")
                .param("number", trackingNumber)
                .query((row, n) -> event(row))
                .list();
    }

    private static DeliveryEvent event(ResultSet row) throws SQLException {
        return new DeliveryEvent(
                row.getString("tracking_number"),
                DeliveryStatus.valueOf(row.getString("status")),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
