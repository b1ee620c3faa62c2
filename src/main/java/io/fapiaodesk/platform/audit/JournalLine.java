package io.fapiaodesk.platform.audit;

import java.time.Instant;
import java.util.Map;

/**
 * One entry of the journal as it was written.
 *
 * @param seq its place in the chain of its case, counted from 1
 * @param hash what the next entry builds on, in hexadecimal
 */
public record JournalLine(
        String caseId,
        long seq,
        Instant at,
        By by,
        String actor,
        String action,
        Map<String, String> details,
        boolean visibleToCustomer,
        String hash) {

    public JournalLine {
        details = Map.copyOf(details);
    }
}
