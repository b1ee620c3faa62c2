package io.fapiaodesk.returning;

/** What the customer says of the buyer's bookkeeping. */
public enum BuyersWord {
    NOT_BOOKED,
    BOOKED_OR_DEDUCTED,
    UNKNOWN
}
