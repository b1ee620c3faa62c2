package io.fapiaodesk.courier;

import static io.fapiaodesk.platform.gateway.ScriptedHttpServer.answer;
import static io.fapiaodesk.platform.gateway.ScriptedHttpServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fapiaodesk.courier.http.CourierClients;
import io.fapiaodesk.courier.simulator.SimulatedCourier;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.platform.embedded.SimulatorFaults;
import io.fapiaodesk.platform.gateway.GatewayAddress;
import io.fapiaodesk.platform.gateway.ScriptedHttpServer;
import io.fapiaodesk.platform.gateway.UnreachableException.Code;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the courier promises, asked over HTTP by the client that the desk uses. */
class CourierContractTest {

    private static final Instant NOW = Instant.parse("2026-02-12T02:00:00Z");

    private final SimulatedCourier simulator = new SimulatedCourier(Clock.fixed(NOW, ShanghaiTime.ZONE));
    private final Courier courier = CourierClients.of(simulator.address());

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void a_letter_is_booked_and_on_its_way() {
        Shipment.Booked booked = booked(courier.ship(order(newId())));

        assertThat(booked.trackingNumber()).matches("EA[0-9]{9}CN");
        assertThat(booked.bookedAt()).isEqualTo(NOW);
        assertThat(courier.track(booked.trackingNumber()))
                .contains(new Delivery(booked.trackingNumber(), Delivery.Status.IN_TRANSIT, NOW));
    }

    @Test
    void a_letter_is_delivered_when_its_time_has_come_also_by_another_simulator_on_the_same_books() {
        String number = booked(courier.ship(order(newId()))).trackingNumber();
        Instant arrival = NOW.plus(Duration.ofDays(2));

        assertThat(statusAt(arrival.minusSeconds(1), number)).isEqualTo(Delivery.Status.IN_TRANSIT);
        assertThat(statusAt(arrival, number)).isEqualTo(Delivery.Status.DELIVERED);
    }

    @Test
    void the_same_order_is_the_same_shipment_and_another_is_a_mistake() {
        String id = newId();
        Shipment first = courier.ship(order(id));

        assertThat(courier.ship(order(id))).isEqualTo(first);
        assertThat(courier.shipment(id)).contains(first);
        assertThat(failure(() -> courier.ship(new ShipmentOrder(id, "Somebody", "1", "Elsewhere", "INV-1")))
                        .code())
                .isEqualTo(Code.CALL_REJECTED);
    }

    @Test
    void the_same_order_at_once_is_one_shipment() {
        ShipmentOrder order = order(newId());

        Set<Shipment> shipments = IntStream.range(0, 30)
                .parallel()
                .mapToObj(i -> courier.ship(order))
                .collect(Collectors.toSet());

        assertThat(shipments).hasSize(1);
    }

    @Test
    void an_answer_that_is_lost_leaves_a_shipment_that_can_be_asked_for() {
        String id = newId();
        simulator.faults().set(new SimulatorFaults.Setting(null, 1, null, null, null));

        assertThat(failure(() -> courier.ship(order(id))).code()).isEqualTo(Code.NO_ANSWER);
        assertThat(courier.shipment(id)).get().isInstanceOf(Shipment.Booked.class);
        assertThat(courier.shipment(newId())).isEmpty();
    }

    @Test
    void an_order_can_be_refused_for_good() {
        String id = newId();
        simulator.refuseNext(1);

        assertThat(courier.ship(order(id))).isInstanceOf(Shipment.Refused.class);
        assertThat(courier.ship(order(id))).isInstanceOf(Shipment.Refused.class);
        assertThat(courier.ship(new ShipmentOrder(newId(), "", "1", "Somewhere", "INV-1")))
                .isEqualTo(new Shipment.Refused("ADDRESS_INCOMPLETE", "A letter needs a name, a phone and an address"));
    }

    @Test
    void what_the_sandbox_says_about_a_parcel_counts() {
        String number = "EA" + newId().substring(0, 8).toUpperCase(Locale.ROOT) + "CN";
        assertThat(courier.track(number)).isEmpty();

        simulator.delivery(number, "RETURNED", NOW.minusSeconds(60));
        assertThat(courier.track(number))
                .contains(new Delivery(number, Delivery.Status.RETURNED, NOW.minusSeconds(60)));
        simulator.delivery(number, "IN_TRANSIT", NOW);
        assertThat(courier.track(number)).contains(new Delivery(number, Delivery.Status.IN_TRANSIT, NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "../shipments/1", "EA 1", "１２３４"})
    void what_is_no_number_of_a_parcel_is_not_asked_about(String number) {
        assertThat(courier.track(number)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"trackingNumber\":\"EA473124829CN\",\"status\":\"LOST\",\"at\":\"2026-02-12T10:00:00+08:00\"}",
                "{\"trackingNumber\":\"EA000000005CN\",\"status\":\"DELIVERED\",\"at\":\"2026-02-12T10:00:00+08:00\"}",
                "{\"trackingNumber\":\"EA473124829CN\",\"status\":\"DELIVERED\"}",
                "{\"trackingNumber\":\"EA473124829CN\",\"status\":\"DELIVERED\",\"at\":\"today\"}"
            })
    void rubbish_is_no_delivery(String body) {
        try (ScriptedHttpServer server = new ScriptedHttpServer(json(body))) {
            Courier odd = CourierClients.of(new GatewayAddress(server.address(), null));

            assertThat(failure(() -> odd.track("EA473124829CN")).code()).isEqualTo(Code.NONSENSE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"requestId\":\"other\",\"state\":\"BOOKED\",\"trackingNumber\":\"EA473124829CN\",\"bookedAt\":\"2026-02-12T10:00:00+08:00\"}",
                "{\"requestId\":\"r-1\",\"state\":\"BOOKED\",\"bookedAt\":\"2026-02-12T10:00:00+08:00\"}",
                "{\"requestId\":\"r-1\",\"state\":\"BOOKED\",\"trackingNumber\":\"<b>\",\"bookedAt\":\"2026-02-12T10:00:00+08:00\"}",
                "{\"requestId\":\"r-1\",\"state\":\"REFUSED\"}",
                "{\"requestId\":\"r-1\",\"state\":\"PERHAPS\"}"
            })
    void rubbish_is_no_shipment(String body) {
        try (ScriptedHttpServer server = new ScriptedHttpServer(json(body))) {
            Courier odd = CourierClients.of(new GatewayAddress(server.address(), null));

            assertThat(failure(() -> odd.ship(order("r-1"))).code()).isEqualTo(Code.NONSENSE);
            assertThat(server.calls()).hasSize(1);
        }
    }

    @Test
    void a_wrong_address_is_not_an_unknown_parcel() {
        try (ScriptedHttpServer server = new ScriptedHttpServer(answer("404 Not Found", "text/html", "<h1>404</h1>"))) {
            Courier odd = CourierClients.of(new GatewayAddress(server.address(), null));

            assertThat(failure(() -> odd.track("EA473124829CN")).code()).isEqualTo(Code.CALL_REJECTED);
        }
    }

    @Test
    void an_id_that_does_not_fit_an_address_is_not_even_tried() {
        assertThatThrownBy(() -> order("../r")).isInstanceOf(IllegalArgumentException.class);
    }

    private Delivery.Status statusAt(Instant then, String number) {
        try (SimulatedCourier later = new SimulatedCourier(Clock.fixed(then, ShanghaiTime.ZONE))) {
            return CourierClients.of(later.address())
                    .track(number)
                    .orElseThrow()
                    .status();
        }
    }

    private static ShipmentOrder order(String requestId) {
        return new ShipmentOrder(requestId, "Accounting", "021-00000000", "示例路 1 号", "INV-1");
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    private static Shipment.Booked booked(Shipment shipment) {
        assertThat(shipment).isInstanceOf(Shipment.Booked.class);
        return (Shipment.Booked) shipment;
    }

    private static CourierUnreachableException failure(Runnable call) {
        return Objects.requireNonNull(catchThrowableOfType(CourierUnreachableException.class, call::run));
    }
}
