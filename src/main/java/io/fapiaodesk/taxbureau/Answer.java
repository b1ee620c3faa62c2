package io.fapiaodesk.taxbureau;

import java.time.Duration;
import java.time.Instant;

/** What the tax bureau says about a request. */
public sealed interface Answer {

    /**
     * The invoice exists.
     *
     * @param number its twenty digits
     * @param sample whether the bureau is none that counts, so that the invoice has to be marked as a sample
     */
    record Issued(String number, Instant issuedAt, boolean sample) implements Answer {

        public Issued(String number, Instant issuedAt) {
            this(number, issuedAt, false);
        }
    }

    /** The bureau works on it; ask for the status in a while. */
    record Accepted() implements Answer {}

    /** The bureau will not do it, for a reason that asking again does not change. */
    record Refused(String code, String message) implements Answer {}

    /**
     * The seller's total for the month is used up. The bureau has not taken the request.
     *
     * @param retryAfter how long it is of no use to ask again
     */
    record QuotaExceeded(Duration retryAfter) implements Answer {}

    /** It was cancelled and will never be carried out. */
    record Cancelled() implements Answer {}

    /** The bureau has never received such a request. */
    record Unknown() implements Answer {}
}
