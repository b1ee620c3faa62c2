package io.fapiaodesk.paper.domain;

/** Who moves next in a case. */
public enum NextMover {
    /** Nobody: the parcel does. */
    PARCEL,
    CLERK,
    /** The customer, who knows everything needed for it: our part is done. */
    CUSTOMER
}
