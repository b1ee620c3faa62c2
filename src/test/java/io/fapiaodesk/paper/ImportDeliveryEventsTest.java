package io.fapiaodesk.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.ReportedTime;
import io.fapiaodesk.paper.domain.DeliveryStatus;
import io.fapiaodesk.paper.persistence.DeliveryEventTable;
import io.fapiaodesk.paper.persistence.ShipmentTable;
import io.fapiaodesk.platform.web.JsonFields;
import io.fapiaodesk.platform.web.LineImport.Outcome;
import io.fapiaodesk.testing.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportDeliveryEventsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-12T02:00:00Z"), ZoneOffset.UTC);

    private final DeliveryEventTable table = new DeliveryEventTable(TestDatabase.jdbc());
    private final ImportDeliveryEvents events = new ImportDeliveryEvents(table, event -> {}, CLOCK);
    private final Deliveries deliveries = new Deliveries(table, new ShipmentTable(TestDatabase.jdbc()));
    private final String parcel = "EA" + UUID.randomUUID();

    @Test
    void what_was_told_of_the_latest_moment_counts_in_whatever_order_it_was_told() {
        deliver(event("DELIVERED", "2026-01-08T10:00:00+08:00"), event("IN_TRANSIT", "2026-01-06T10:00:00+08:00"));
        assertThat(status()).isEqualTo(DeliveryStatus.DELIVERED);
        deliver(event("IN_TRANSIT", "2026-01-07T10:00:00+08:00"));
        assertThat(status()).isEqualTo(DeliveryStatus.DELIVERED);
        deliver(event("RETURNED", "2026-01-09T02:00:00Z"));
        assertThat(status()).isEqualTo(DeliveryStatus.RETURNED);
        assertThat(deliveries.history(parcel))
                .extracting(DeliveryEvent::status)
                .containsExactly(
                        DeliveryStatus.IN_TRANSIT,
                        DeliveryStatus.IN_TRANSIT,
                        DeliveryStatus.DELIVERED,
                        DeliveryStatus.RETURNED);
    }

    @Test
    void of_one_moment_the_end_of_the_journey_counts() {
        deliver(event("DELIVERED", "2026-01-08T10:00:00+08:00"), event("IN_TRANSIT", "2026-01-08T10:00:00+08:00"));
        assertThat(status()).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(deliveries.history(parcel))
                .extracting(DeliveryEvent::status)
                .containsExactly(DeliveryStatus.IN_TRANSIT, DeliveryStatus.DELIVERED);
    }

    @Test
    void what_was_once_told_of_a_moment_to_come_hides_nothing_that_happens() {
        Instant now = CLOCK.instant();
        TestDatabase.transaction()
                .executeWithoutResult(status -> table.add(
                        List.of(
                                new DeliveryEvent(parcel, DeliveryStatus.IN_TRANSIT, now.plus(ReportedTime.AHEAD)),
                                new DeliveryEvent(
                                        parcel,
                                        DeliveryStatus.DELIVERED,
                                        now.plus(ReportedTime.AHEAD).plusMillis(1))),
                        now));
        assertThat(status()).isEqualTo(DeliveryStatus.IN_TRANSIT);
        assertThat(deliveries.history(parcel)).hasSize(1);
    }

    @Test
    void the_same_event_again_is_no_news() {
        ObjectNode event = event("IN_TRANSIT", "2026-01-06T10:00:00.123456789+08:00");
        assertThat(deliver(event, event)).containsExactly(new Outcome.Accepted(), new Outcome.Unchanged());
        assertThat(deliver(event)).containsExactly(new Outcome.Unchanged());
        assertThat(deliver(event("IN_TRANSIT", "2026-01-06T02:00:00.123456Z")))
                .containsExactly(new Outcome.Unchanged());
        assertThat(deliveries.history(parcel)).hasSize(1);
    }

    @Test
    void nothing_is_known_of_a_parcel_that_nobody_told_of() {
        assertThat(deliveries.current(parcel)).isEmpty();
        assertThat(deliveries.current(List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "trackingNumber, a b, /trackingNumber, IDENTIFIER_INVALID",
        "status, LOST, /status, UNKNOWN_WORD",
        "at, yesterday, /at, TIME_INVALID",
        "at, 2026-01-06, /at, TIME_INVALID",
        "at, 2026-02-12T10:10:01+08:00, /at, TIME_IN_FUTURE",
        "at, , /at, REQUIRED"
    })
    void a_wrong_field_is_refused(String field, String value, String pointer, String code) {
        JsonFields line =
                new JsonFields(event("IN_TRANSIT", "2026-01-06T10:00:00+08:00").put(field, value));
        assertThat(events.read(line).<List<Refusal>>fold(event -> List.of(), refusals -> refusals))
                .extracting(Refusal::pointer, Refusal::code)
                .containsExactly(tuple(pointer, code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update delivery_event set status = 'RETURNED'",
                "delete from delivery_event",
                "truncate delivery_event"
            })
    void what_the_courier_told_cannot_be_rewritten(String sql) {
        deliver(event("IN_TRANSIT", "2026-01-06T10:00:00+08:00"));
        assertThatThrownBy(() -> TestDatabase.jdbc().sql(sql).update()).hasMessageContaining("append-only");
    }

    private DeliveryStatus status() {
        return deliveries.current(parcel).orElseThrow().status();
    }

    private ObjectNode event(String status, String at) {
        return new ObjectMapper()
                .createObjectNode()
                .put("trackingNumber", parcel)
                .put("status", status)
                .put("at", at);
    }

    private List<Outcome> deliver(ObjectNode... lines) {
        List<DeliveryEvent> read = Stream.of(lines)
                .map(line -> events.read(new JsonFields(line)).<DeliveryEvent>fold(event -> event, refusals -> {
                    throw new AssertionError(refusals);
                }))
                .toList();
        return Objects.requireNonNull(TestDatabase.transaction().execute(status -> events.store(read)));
    }
}
