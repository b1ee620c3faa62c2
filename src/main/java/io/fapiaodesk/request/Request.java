package io.fapiaodesk.request;

import io.fapiaodesk.kernel.Promise;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.ruling.Finding;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case as it stands.
 *
 * @param status a word of the capability that owns the case, {@code IN_REVIEW} for example
 * @param promise what we promised, unless nothing is promised for this kind
 * @param promisePausedOn since when the promise stands still because the customer is asked something, if it does
 * @param outcome how it ended, once it has
 * @param findings what the rules last found
 */
public record Request(
        RequestId id,
        RequestKind kind,
        String accountId,
        String status,
        Instant openedAt,
        @Nullable Promise promise,
        @Nullable LocalDate promisePausedOn,
        @Nullable Instant closedAt,
        @Nullable String outcome,
        List<Finding> findings) {

    public Request {
        findings = List.copyOf(findings);
    }

    public boolean promisePaused() {
        return promisePausedOn != null;
    }

    public boolean isOpen() {
        return closedAt == null;
    }
}
