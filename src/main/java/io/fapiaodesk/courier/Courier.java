package io.fapiaodesk.courier;

import java.util.Optional;

/**
 * The courier as the desk needs it. Each call answers at once or fails with a {@link CourierUnreachableException}; none is
 * repeated in here.
 */
public interface Courier {

    /**
     * Has a letter fetched and carried. The request id is made and committed before; asking again with the same one never
     * books a second shipment.
     */
    Shipment ship(ShipmentOrder order);

    /** What has become of an order whose answer was lost; nothing if it never arrived. */
    Optional<Shipment> shipment(String requestId);

    /** Where a parcel is, whoever sent it; nothing if the courier does not know the number. */
    Optional<Delivery> track(String trackingNumber);
}
