package io.fapiaodesk.courier.simulator;

import io.fapiaodesk.courier.simulator.Messages.Delivery;
import io.fapiaodesk.courier.simulator.Messages.Order;
import io.fapiaodesk.courier.simulator.Messages.Refusal;
import io.fapiaodesk.courier.simulator.Messages.Shipment;
import io.fapiaodesk.courier.simulator.Messages.State;
import io.fapiaodesk.kernel.ShanghaiTime;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The simulated courier at work, on its tables. */
final class Depot {

    /** The request id stands for another order already. */
    static final class ReusedRequestIdException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    static final String SCHEMA = "courier";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Supplier<Optional<Refusal>> refusalToOrder;

    Depot(JdbcClient jdbc, Clock clock, Supplier<Optional<Refusal>> refusalToOrder) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.refusalToOrder = refusalToOrder;
    }

    private record Entry(String contentHash, Shipment shipment) {}

    Shipment ship(String requestId, Order order) {
        String hash = hash(order);
        Optional<Entry> known = find(requestId);
        if (known.isEmpty()) {
            enter(requestId, hash, refusal(order).or(refusalToOrder).orElse(null));
        }
        Entry entry = known.or(() -> find(requestId)).orElseThrow();
        if (!entry.contentHash().equals(hash)) {
            throw new ReusedRequestIdException();
        }
        return entry.shipment();
    }

    Optional<Shipment> shipment(String requestId) {
        return find(requestId).map(Entry::shipment);
    }

    Optional<Delivery> track(String trackingNumber) {
        return jdbc.sql("SELECT status, at FROM courier.delivery WHERE tracking_number = :number")
                .param("number", trackingNumber)
                .query((row, n) -> new Delivery(trackingNumber, row.getString(1), at(row, 2)))
                .optional()
                .or(() -> ownParcel(trackingNumber));
    }

    int transitHours() {
        return jdbc.sql("SELECT transit_hours FROM courier.setting")
                .query(Integer.class)
                .single();
    }

    void setTransitHours(int hours) {
        jdbc.sql("UPDATE courier.setting SET transit_hours = :hours")
                .param("hours", hours)
                .update();
    }

    void put(String trackingNumber, String status, Instant at) {
        jdbc.sql("""
                        INSERT INTO courier.delivery (tracking_number, status, at) VALUES (:number, :status, :at)
                        ON CONFLICT (tracking_number) DO UPDATE SET status = excluded.status, at = excluded.at
                        """)
                .param("number", trackingNumber)
                .param("status", status)
                .param("at", utc(at))
                .update();
    }

    List<Delivery> deliveries() {
        return jdbc.sql("SELECT tracking_number, status, at FROM courier.delivery ORDER BY at DESC, 1 LIMIT 500")
                .query((row, n) -> new Delivery(row.getString(1), row.getString(2), at(row, 3)))
                .list();
    }

    List<Shipment> shipments() {
        return jdbc.sql("SELECT * FROM courier.shipment ORDER BY booked_at DESC, request_id LIMIT 500")
                .query((row, n) -> entry(row).shipment())
                .list();
    }

    /** On its way for as long as the settings say, then delivered. */
    private Optional<Delivery> ownParcel(String trackingNumber) {
        return jdbc.sql("SELECT booked_at FROM courier.shipment WHERE tracking_number = :number")
                .param("number", trackingNumber)
                .query((row, n) -> at(row, 1))
                .optional()
                .map(booked -> {
                    OffsetDateTime arrival = booked.plus(Duration.ofHours(transitHours()));
                    return arrival.toInstant().isAfter(clock.instant())
                            ? new Delivery(trackingNumber, "IN_TRANSIT", booked)
                            : new Delivery(trackingNumber, "DELIVERED", arrival);
                });
    }

    private void enter(String requestId, String hash, @Nullable Refusal refusal) {
        String number = refusal == null
                ? TrackingNumber.of(jdbc.sql("SELECT nextval('courier.tracking_sequence')")
                        .query(Long.class)
                        .single())
                : null;
        // If somebody else enters the same id in this moment, theirs is the one.
        jdbc.sql("""
                        INSERT INTO courier.shipment
                            (request_id, content_hash, tracking_number, booked_at, refusal_code, refusal_message)
                        VALUES (:id, :hash, :number, :booked, :code, :message)
                        ON CONFLICT (request_id) DO NOTHING
                        """)
                .param("id", requestId)
                .param("hash", hash)
                .param("number", number)
                .param("booked", utc(clock.instant()))
                .param("code", refusal == null ? null : refusal.code())
                .param("message", refusal == null ? null : refusal.message())
                .update();
    }

    private Optional<Entry> find(String requestId) {
        return jdbc.sql("SELECT * FROM courier.shipment WHERE request_id = :id")
                .param("id", requestId)
                .query((row, n) -> entry(row))
                .optional();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        String id = row.getString("request_id");
        String code = row.getString("refusal_code");
        return new Entry(
                row.getString("content_hash"),
                code == null
                        ? new Shipment(
                                id,
                                State.BOOKED,
                                row.getString("tracking_number"),
                                at(row, row.findColumn("booked_at")),
                                null)
                        : new Shipment(
                                id, State.REFUSED, null, null, new Refusal(code, row.getString("refusal_message"))));
    }

    private static Optional<Refusal> refusal(Order order) {
        return order.address().isBlank()
                        || order.attention().isBlank()
                        || order.phone().isBlank()
                ? Optional.of(new Refusal("ADDRESS_INCOMPLETE", "A letter needs a name, a phone and an address"))
                : Optional.empty();
    }

    private static OffsetDateTime at(ResultSet row, int column) throws SQLException {
        return ShanghaiTime.at(row.getObject(column, OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static String hash(Order order) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(order.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
