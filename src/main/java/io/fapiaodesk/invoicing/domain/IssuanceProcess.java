package io.fapiaodesk.invoicing.domain;

import io.fapiaodesk.kernel.RequestId;

/** The process that leads the invoices of a request to the tax bureau. */
public interface IssuanceProcess {

    /** Starts it for a request whose invoices are in the tables, in the caller's transaction. */
    void start(RequestId id);

    /**
     * Has the process look at once at an invoice that was settled without it. In a transaction of its own; what cannot be
     * done now is done when the process asks next.
     */
    void wake(String invoiceId);
}
