package io.fapiaodesk.paper.domain;

/** Whether the customer has had the invoice in hand. */
public enum Received {
    YES,
    NO,
    /** Nobody has been asked since the parcel was delivered. */
    UNKNOWN
}
