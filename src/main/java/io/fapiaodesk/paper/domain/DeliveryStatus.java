package io.fapiaodesk.paper.domain;

/** Where a parcel is, as the courier says. */
public enum DeliveryStatus {
    /** On its way. */
    IN_TRANSIT,
    /** On its way back to us, or back already. */
    RETURNED,
    /** Handed over, as far as the courier knows. */
    DELIVERED
}
