package io.fapiaodesk.returning.domain;

/** The processes that lead returns: one for each path. */
public interface ReturnProcess {

    /** Starts the process of a return whose record is in the tables, in the caller's transaction. */
    void start(InvoiceReturn invoiceReturn);

    /** Stops it: the customer has withdrawn the return. */
    void withdrawn(InvoiceReturn invoiceReturn);

    /** Tells it that the buyer's bookkeeping has changed. */
    void booked(InvoiceReturn invoiceReturn);
}
