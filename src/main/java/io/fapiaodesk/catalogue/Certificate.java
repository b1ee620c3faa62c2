package io.fapiaodesk.catalogue;

/** How a customer proves why the money went to another company than the one that issued the invoice. */
public enum Certificate {
    /** The company is the payee itself, so there is nothing to prove. */
    NOT_NEEDED,
    /** One of the eight affiliates whose certificate the FAQ lists. */
    AFFILIATE,
    /** A certificate of its own, outside the list of the eight, which the FAQ offers to download. */
    OWN,
    /** The FAQ offers none: the customer opens a ticket. */
    TICKET;

    /** Whether the FAQ offers one to download; whether it is there is another question. */
    public boolean offered() {
        return this == AFFILIATE || this == OWN;
    }
}
