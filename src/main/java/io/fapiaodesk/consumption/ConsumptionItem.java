package io.fapiaodesk.consumption;

import io.fapiaodesk.kernel.Yuan;
import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the billing system tells of an account: something consumed, given back, or paid in advance.
 *
 * @param sourceId what the billing system calls it
 * @param amount never negative; what a refund gives back is positive
 * @param month the billing month of a bill
 * @param postpaid whether it is paid after use
 * @param payerAccountId the account that paid on behalf of this one
 * @param resellerAccountId the reseller it was bought through
 * @param transactionType the kind of a domain transaction
 * @param vendor who sells it, when that is a third party of the marketplace
 * @param refundOf the item that a refund reduces
 * @param titleId the title it was ordered for
 */
public record ConsumptionItem(
        String sourceId,
        Kind kind,
        String accountId,
        String productCode,
        Yuan amount,
        Instant placedAt,
        @Nullable Instant paidAt,
        @Nullable YearMonth month,
        boolean postpaid,
        @Nullable String payerAccountId,
        @Nullable String resellerAccountId,
        @Nullable String transactionType,
        @Nullable Vendor vendor,
        @Nullable String refundOf,
        @Nullable String titleId) {

    /** What a delivered item is. */
    public enum Kind {
        /** Bought once. */
        ORDER,
        /** A month of usage. */
        BILL,
        /** Given back, of an order or a bill. */
        REFUND,
        /** Paid in advance: not consumed, so never invoiced. */
        TOP_UP;

        /** Whether it is consumption, which can be invoiced and refunded. */
        public boolean isConsumed() {
            return this == ORDER || this == BILL;
        }
    }

    /** A third party that sells on the marketplace, and how to reach it. */
    public record Vendor(String name, String contact) {}
}
