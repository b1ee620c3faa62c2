package io.fapiaodesk.courier.simulator;

import io.fapiaodesk.platform.embedded.SimulatorFaults;
import io.fapiaodesk.platform.gateway.GatewayAddress;
import io.fapiaodesk.testing.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** The simulator for tests that need no application around it. */
public final class SimulatedCourier implements AutoCloseable {

    private final CourierSimulator simulator;

    public SimulatedCourier(Clock clock) {
        this.simulator = new CourierSimulator(TestDatabase.dataSource(), clock, () -> {});
        simulator.depot().setTransitHours(48);
    }

    public GatewayAddress address() {
        return simulator.address();
    }

    public SimulatorFaults faults() {
        return simulator.faults();
    }

    public void refuseNext(int orders) {
        simulator.refuseNext(orders);
    }

    public void delivery(String trackingNumber, String status, Instant at) {
        simulator.depot().put(trackingNumber, status, at);
    }

    /** What it understands and says. */
    public static List<Class<?>> messages() {
        return List.of(
                Messages.Order.class,
                Messages.Shipment.class,
                Messages.Refusal.class,
                Messages.Delivery.class,
                Messages.Problem.class);
    }

    @Override
    public void close() {
        simulator.close();
    }
}
