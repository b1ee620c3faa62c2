package io.fapiaodesk.invoicing.domain;

/** Where an invoice stands; the words are those of the HTTP interface. */
public enum InvoiceStatus {
    /** Requested; the tax bureau has not issued it yet. */
    INVOICING,
    /** A third party of the marketplace issues it, not we. */
    PENDING_VENDOR,
    /** Given up before it was issued; what it covered can be invoiced again. */
    CANCELLED,
    INVOICED,
    /** Issued, and its return is running. */
    RETURN_REQUESTED,
    /** Issued, and its return was turned down; another can be asked for. */
    RETURN_REJECTED,
    /** Reversed by a red-letter invoice; what it covered can be invoiced again. */
    RETURNED,
    /** The tax bureau refused it; a tax operator decides whether to try again. */
    FAILED;

    /** Whether the tax bureau has issued it, so that it has a number and a date. */
    public boolean isIssued() {
        return this == INVOICED || this == RETURN_REQUESTED || this == RETURN_REJECTED || this == RETURNED;
    }

    /** Whether nothing will happen to it any more. */
    public boolean isFinal() {
        return this == CANCELLED || this == RETURNED;
    }
}
