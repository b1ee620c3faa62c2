package io.fapiaodesk.courier;

import java.time.Instant;

/** What the courier says to an order. */
public sealed interface Shipment {

    /** It will be carried. */
    record Booked(String trackingNumber, Instant bookedAt) implements Shipment {}

    /** It will not, for a reason that asking again does not change, such as an address that does not exist. */
    record Refused(String code, String message) implements Shipment {}
}
