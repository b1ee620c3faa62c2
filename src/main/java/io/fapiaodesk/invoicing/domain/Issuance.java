package io.fapiaodesk.invoicing.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far issuing an invoice has come.
 *
 * @param bureauRequestId under which the tax bureau knows the request: made in the transaction that makes the invoice, so
 *     that a repeat after a crash is recognised; empty for invoices that we never ask the bureau for
 * @param submittedAt when the first call to the tax bureau was announced, in a transaction before the call; as long as it
 *     is empty, the bureau cannot know of the request
 * @param number what the tax bureau calls the invoice
 * @param issuedAt the moment of issue, which nothing changes later (R81)
 * @param failureCode why the tax bureau refused, in its own code
 */
public record Issuance(
        @Nullable String bureauRequestId,
        @Nullable Instant submittedAt,
        @Nullable String number,
        @Nullable Instant issuedAt,
        @Nullable String failureCode,
        @Nullable String failureReason) {

    public static Issuance notSubmitted(String bureauRequestId) {
        return new Issuance(bureauRequestId, null, null, null, null, null);
    }

    /** Of an invoice that the vendor issues: we have nothing to submit. */
    public static Issuance byVendor() {
        return new Issuance(null, null, null, null, null, null);
    }

    /** Of an invoice that was issued before there was this desk. */
    public static Issuance historic(String number, Instant issuedAt) {
        return new Issuance(null, null, number, issuedAt, null, null);
    }
}
