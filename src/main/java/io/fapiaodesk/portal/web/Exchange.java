package io.fapiaodesk.portal.web;

import io.fapiaodesk.portal.web.StaffCaseView.Evidence;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question to the customer and the answer, as both sides read them.
 *
 * @param state whether it is open, answered or lapsed, as the end of a message key
 * @param answer in the customer's words; empty when there are files only, or no answer
 */
record Exchange(
        String question,
        Instant askedAt,
        String state,
        @Nullable String answer,
        @Nullable Instant closedAt,
        List<Evidence> files) {

    Exchange {
        files = List.copyOf(files);
    }
}
