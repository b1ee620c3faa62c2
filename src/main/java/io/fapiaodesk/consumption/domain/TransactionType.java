package io.fapiaodesk.consumption.domain;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The kind of a transaction, which the billing system says in words of its own. */
public final class TransactionType {

    public static final Set<String> PRICED_PUSH =
            Set.of("priced-push", "priced-domain-push", "priced-domain-name-push", "带价push", "带价-push");
    private static final Set<String> PENDING = Set.of("pending", "refund-pending", "pending-refund");

    private TransactionType() {}

    /** A domain name sold by one customer to another, through us (R40). */
    public static boolean isPricedPush(@Nullable String delivered) {
        return delivered != null && PRICED_PUSH.contains(normal(delivered));
    }

    /** A refund that is promised but not processed (R63). */
    public static boolean isPending(@Nullable String delivered) {
        return delivered != null && PENDING.contains(normal(delivered));
    }

    private static String normal(String delivered) {
        return delivered.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "-");
    }
}
