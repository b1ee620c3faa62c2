package io.fapiaodesk.invoicing.domain;

import java.io.Serial;

/** Somebody tried what the status of an invoice does not allow, usually because another was faster. */
public class IllegalTransitionException extends IllegalStateException {

    @Serial
    private static final long serialVersionUID = 1L;

    IllegalTransitionException(String invoiceId, InvoiceStatus status, String transition) {
        super("Invoice %s is %s: cannot %s".formatted(invoiceId, status, transition));
    }
}
