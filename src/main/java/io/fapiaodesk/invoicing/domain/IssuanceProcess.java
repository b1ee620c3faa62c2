package io.fapiaodesk.invoicing.domain;

import io.fapiaodesk.kernel.RequestId;

/** The process that leads the invoices of a request to the tax bureau. */
public interface IssuanceProcess {

    /** Starts it for a request whose invoices are in the tables, in the caller's transaction. */
    void start(RequestId id);
}
