package io.fapiaodesk.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case as the customer reads it, texts in the language of the one who asks. The names are those of the HTTP interface.
 *
 * @param statusDetail what the status means at this moment, if its capability has more to say than the word
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RequestView(
        String id,
        RequestKind kind,
        String status,
        @Nullable String statusDetail,
        @Nullable PromiseView promise,
        OffsetDateTime openedAt,
        @Nullable OffsetDateTime closedAt,
        @Nullable String outcome,
        List<TimelineEntry> timeline,
        List<FindingView> findings) {

    /**
     * What we promised.
     *
     * @param businessDaysLeft until the limit, negative once it is broken; of a closed case on the day it was closed
     * @param paused whether it stands still because we wait for the customer
     */
    public record PromiseView(
            OffsetDateTime target, OffsetDateTime limit, boolean provisional, int businessDaysLeft, boolean paused) {}

    /** One thing that happened. */
    public record TimelineEntry(OffsetDateTime at, String what, String by, String detail) {}

    /** What one rule found. */
    public record FindingView(String rule, String faq, String outcome, String code, String detail) {}
}
