package io.fapiaodesk.testing;

import io.fapiaodesk.courier.Courier;
import io.fapiaodesk.courier.CourierUnreachableException;
import io.fapiaodesk.courier.Delivery;
import io.fapiaodesk.courier.Shipment;
import io.fapiaodesk.courier.ShipmentOrder;
import io.fapiaodesk.platform.gateway.NoTransaction;
import io.fapiaodesk.platform.gateway.UnreachableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A courier that says what a test has told it, and carries what is ordered under one id once. */
public final class ScriptedCourier implements Courier {

    private final Map<String, Delivery> parcels = new HashMap<>();
    private final Map<String, Shipment> shipments = new HashMap<>();
    private final List<ShipmentOrder> orders = new ArrayList<>();
    private boolean down;
    private boolean refusing;
    private int last;

    /** It knows the parcel, and says this of it. */
    public synchronized void knows(String trackingNumber, Delivery.Status status, Instant at) {
        parcels.put(trackingNumber, new Delivery(trackingNumber, status, at));
    }

    public synchronized void goDown() {
        down = true;
    }

    public synchronized void comeBack() {
        down = false;
    }

    public synchronized void refuse(boolean refuses) {
        refusing = refuses;
    }

    /** What it was asked to carry, repeats included. */
    public synchronized List<ShipmentOrder> orders() {
        return List.copyOf(orders);
    }

    /** What it carries. */
    public synchronized int carried() {
        return (int) shipments.values().stream()
                .filter(Shipment.Booked.class::isInstance)
                .count();
    }

    @Override
    public synchronized Shipment ship(ShipmentOrder order) {
        orders.add(order);
        reach();
        return shipments.computeIfAbsent(
                order.requestId(),
                id -> refusing
                        ? new Shipment.Refused("ADDRESS_UNKNOWN", "There is no such address")
                        : new Shipment.Booked(
                                "EA-AGAIN-" + System.identityHashCode(this) + "-" + ++last, Instant.now()));
    }

    @Override
    public synchronized Optional<Shipment> shipment(String requestId) {
        reach();
        return Optional.ofNullable(shipments.get(requestId));
    }

    @Override
    public synchronized Optional<Delivery> track(String trackingNumber) {
        reach();
        return Optional.ofNullable(parcels.get(trackingNumber));
    }

    private void reach() {
        NoTransaction.whileAsking("courier");
        if (down) {
            throw new CourierUnreachableException(
                    UnreachableException.Code.NO_ANSWER, "The courier does not answer", Duration.ofSeconds(5), null);
        }
    }
}
