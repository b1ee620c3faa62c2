package io.fapiaodesk.courier;

import java.time.Instant;

/**
 * Where a parcel is.
 *
 * @param at since when
 */
public record Delivery(String trackingNumber, Status status, Instant at) {

    /** The stages that the desk tells apart. */
    public enum Status {
        IN_TRANSIT,
        /** On its way back to the sender, or there. */
        RETURNED,
        DELIVERED
    }
}
