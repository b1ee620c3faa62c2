package io.fapiaodesk.returning.domain;

/** The way an invoice goes back. */
public enum ReturnPath {
    /** The seller reverses it alone: a general invoice, or a special one that is neither booked nor deducted. */
    DIRECT,
    /** A special invoice that is booked or deducted: only by the tax bureau's confirmation form. */
    BOOKED
}
