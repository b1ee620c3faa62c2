package io.fapiaodesk.consumption;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A deficit as its account sees it; amounts are in CNY, tax included.
 *
 * @param balance what is not made good yet
 * @param refundedToBalance what of the item's refunds went back to the account's balance (R69); left out when nothing did
 * @param since when it opened last
 * @param waysOut what the customer can do about it (R67 to R69)
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
        @Nullable String refundedToBalance,
        OffsetDateTime since,
        List<Way> waysOut,
        @Nullable List<Entry> entries) {

    /**
     * A way out of a deficit that is not made good.
     *
     * @param rule the rule of the FAQ that says so
     */
    public record Way(String way, String rule, String text) {}

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
