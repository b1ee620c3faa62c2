package io.fapiaodesk.invoicing.domain;

import io.fapiaodesk.kernel.RequestId;

/** Makes the names of invoices: of the same kind as those of cases, so that they can be read out over the telephone. */
public final class InvoiceId {

    private static final String PREFIX = "INV";

    private InvoiceId() {}

    public static String next() {
        return PREFIX + RequestId.next("IN").value().substring(2);
    }

    /** A key under which to ask the tax bureau once, whatever happens to us on the way. */
    public static String nextBureauRequest() {
        return "BR" + RequestId.next("BR").value().substring(2);
    }
}
