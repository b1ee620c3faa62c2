package io.fapiaodesk.consumption;

import io.fapiaodesk.consumption.domain.Balance;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.Yuan;
import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * An item of consumption and what became of its money. Of refunds and top-ups nothing is ever open.
 *
 * @param id the source id, which the customer knows too
 * @param accountId who ordered or used it
 * @param month the billing month of a bill
 * @param refunded what was given back of it; pending refunds are not in it
 * @param invoiced what is invoiced of it, or on its way to be
 * @param offset what of it made good for deficits of other items
 * @param payerAccountId the account that paid on behalf of this one
 * @param transactionType the kind of a domain transaction, as delivered
 * @param titleId the title it was ordered for
 * @param refundPending what is to be given back of it; nothing of it is invoiceable before that is settled
 * @param paidAt when it was paid, if it was
 * @param toBalance what of a refund, or of what was refunded of the item, went back to the account's balance (R69)
 */
public record LedgerItem(
        String id,
        ConsumptionItem.Kind kind,
        String accountId,
        String productCode,
        @Nullable YearMonth month,
        Instant placedAt,
        Yuan amount,
        Yuan refunded,
        Yuan invoiced,
        Yuan offset,
        boolean postpaid,
        @Nullable String payerAccountId,
        @Nullable String resellerAccountId,
        @Nullable String transactionType,
        ConsumptionItem.@Nullable Vendor vendor,
        @Nullable String titleId,
        Yuan refundPending,
        @Nullable Instant paidAt,
        Yuan toBalance) {

    /** The actual consumption. */
    public Yuan net() {
        return balance().net();
    }

    /** What can still be invoiced, if nothing else is in the way. */
    public Yuan open() {
        return kind.isConsumed() ? balance().open() : Yuan.ZERO;
    }

    /** What is invoiced, or used for offsets, above the actual consumption. */
    public Yuan overInvoiced() {
        return balance().overInvoiced();
    }

    /** The month whose bill it belongs to: the month of the bill, or in which it was ordered. */
    public YearMonth usageMonth() {
        return month == null ? YearMonth.from(ShanghaiTime.dayOf(placedAt)) : month;
    }

    /** Who asks for its invoice: the account that paid for it. */
    public String paidBy() {
        return payerAccountId == null ? accountId : payerAccountId;
    }

    private Balance balance() {
        return new Balance(amount, refunded, invoiced, offset);
    }
}
