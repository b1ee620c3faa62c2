package io.fapiaodesk.consumption;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A deficit as its account sees it; amounts are in CNY, tax included.
 *
 * @param balance what is not made good yet
 * @param since when it opened last
 * @param entries how it came and went, the oldest first; left out where only the balance is told
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeficitView(
        String id,
        Status status,
        String accountId,
        String itemId,
        String productCode,
        String entityCode,
        String entityName,
        String content,
        String rate,
        String balance,
        OffsetDateTime since,
        @Nullable List<Entry> entries) {

    /** Whether something is left of it. */
    public enum Status {
        OPEN,
        SETTLED
    }

    /**
     * A line of the statement.
     *
     * @param amount what the deficit grew by, or became smaller by where it begins with a minus
     * @param balance what was left after it
     * @param itemId the item whose consumption was used, or given back
     * @param cause the request, the delivery or whatever else made it so
     * @param text the same in words
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(
            OffsetDateTime at,
            String what,
            String amount,
            String balance,
            @Nullable String itemId,
            String cause,
            String text) {}
}
