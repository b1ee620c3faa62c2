package io.fapiaodesk.consumption;

import io.fapiaodesk.consumption.domain.Refunds;
import io.fapiaodesk.consumption.domain.TransactionType;
import io.fapiaodesk.kernel.Yuan;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
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
 * @param transactionType the kind of a domain transaction, or {@code pending} for a refund that is not processed yet
 * @param vendor who sells it, when that is a third party of the marketplace
 * @param refundOf the item that a refund reduces
 * @param titleId the title it was ordered for
 * @param toBalance whether a refund went to the account's balance, because a stored-value card had paid (R69)
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
        @Nullable String titleId,
        boolean toBalance) {

    /** Whether it counts at this time; only a refund may not yet (R63). */
    public boolean isSettled(Instant now) {
        return kind != Kind.REFUND || !(TransactionType.isPending(transactionType) || placedAt.isAfter(now));
    }

    /** When a refund that does not count yet will; null when it does, or when nobody knows. */
    public @Nullable Instant settlesAt(Instant now) {
        return isSettled(now) || TransactionType.isPending(transactionType) ? null : placedAt;
    }

    /**
     * What is given back of this item.
     *
     * @param refunds those that name it; one that is another account's gives nothing back
     */
    Refunds givenBackBy(Collection<ConsumptionItem> refunds, Instant now) {
        return refunds.stream()
                .filter(refund -> sourceId.equals(refund.refundOf) && accountId.equals(refund.accountId))
                .map(refund -> refund.isSettled(now)
                        ? Refunds.settled(refund.amount, refund.toBalance)
                        : Refunds.pending(refund.amount))
                .reduce(Refunds.NONE, Refunds::plus);
    }

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

        /** Whether it is consumption, which can be invoiced. */
        public boolean isConsumed() {
            return this == ORDER || this == BILL;
        }
    }

    /** Where the money of a refund goes. */
    public enum RefundedTo {
        /** Back the way it was paid. */
        PAYMENT,
        /** To the balance of the account (R69). */
        BALANCE
    }

    /** A third party that sells on the marketplace, and how to reach it. */
    public record Vendor(String name, String contact) {}
}
