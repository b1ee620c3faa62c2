package io.fapiaodesk.catalogue;

/** How a customer proves why the money went to another company than the one that issued the invoice. */
public enum Certificate {
    /** The company is the payee itself, so there is nothing to prove. */
    NOT_NEEDED,
    /** One of the eight affiliates whose certificate is ready to download. */
    AFFILIATE,
    /** A certificate of its own, outside the list of the eight, ready to download. */
    OWN,
    /** None is ready: the customer opens a ticket. */
    TICKET;

    public boolean downloadable() {
        return this == AFFILIATE || this == OWN;
    }
}
