package io.fapiaodesk.vendor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor says of an invoice that it was to issue (R34, R82; decision 24).
 *
 * @param invoiceId which of several invoices of the request is meant; not needed when vendors are to issue just one
 * @param number of the invoice that was issued
 * @param reason why none is issued
 */
public record VendorAnswer(
        String requestId,
        @Nullable String invoiceId,
        Outcome outcome,
        @Nullable String number,
        @Nullable String reason,
        Instant at) {

    /** The words are those of the HTTP interface. */
    public enum Outcome {
        ISSUED,
        REJECTED
    }
}
