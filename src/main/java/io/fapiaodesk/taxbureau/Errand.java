package io.fapiaodesk.taxbureau;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that the tax bureau is asked for exactly once: an invoice, or the reversal of one. A capability gives one
 * bean for each kind; {@link AskTaxBureau} sees to the once, whatever crashes on the way.
 */
public interface Errand {

    /** How an errand ended. */
    enum Outcome {
        ISSUED,
        REFUSED,
        CANCELLED
    }

    /** What there is to do when an errand is taken up. */
    sealed interface Announcement {

        /** Nothing: it has ended before. */
        record Ended(Outcome outcome) implements Announcement {}

        /**
         * The bureau is to be asked.
         *
         * @param requestId under which it knows, or will know, the request
         * @param first whether it cannot have been asked before
         * @param since when it was announced first
         */
        record Pending(String requestId, boolean first, Instant since) implements Announcement {}
    }

    /** Whether the id is that of an errand of this kind. */
    boolean knows(String errandId);

    /** What people read when something is wrong with it: which case it belongs to. */
    String describe(String errandId);

    /**
     * Puts on record that the bureau is about to be asked. Committed by itself before the first call, so that whoever
     * comes after a crash knows that the bureau may have heard of the request.
     */
    Announcement announce(String errandId);

    /** Puts the request to the bureau. */
    Answer submit(String errandId);

    /**
     * Keeps what the bureau has said, in the caller's transaction; the same answer twice changes nothing.
     *
     * @return how the errand has ended, or nothing as long as it has not
     */
    Optional<Outcome> record(String errandId, Answer answer);
}
