package io.fapiaodesk.paper.domain;

/** What becomes of a lost paper invoice; the words are those of the HTTP interface. */
public enum LossOutcome {
    /** The parcel is on its way. */
    WAIT,
    /** The customer has the courier change the address. */
    COURIER_CHANGE,
    /** We send it again, in another parcel. */
    REMAIL,
    /** The customer returns it online and requests another. */
    RETURN_AND_REISSUE,
    /** We give a stamped copy of our own copy, the stub. */
    STUB_COPY,
    /** A copy of the invoice copy stands in for the deduction copy. */
    COPY_OF_INVOICE_COPY,
    /** A copy of the deduction copy stands in for the invoice copy. */
    COPY_OF_DEDUCTION_COPY,
    /** While we waited the parcel was delivered. */
    ARRIVED,
    /** The table names no outcome, or several: a person decides. */
    CLERK_DECIDES
}
