package io.fapiaodesk.consumption.rules;

import io.fapiaodesk.consumption.domain.Balance;
import io.fapiaodesk.kernel.Yuan;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * What the rules know about an item that somebody wants invoiced.
 *
 * @param closedAccount whether the account that asks, or the one that consumed, is closed
 * @param throughReseller whether somebody else's reseller sold or paid it
 * @param paidByAnother whether an account paid that the asker does not speak for
 * @param paid whether an order is paid that has to be before it is delivered
 * @param domain whether it is a domain name
 * @param enterprise whether the account that asks is registered to an enterprise
 * @param month whose bill it belongs to
 * @param billDay the day of the following month from which the bill is there
 * @param refundPending what is to be given back but is not yet
 * @param undecided the arguments of the catalogue's refusal to name a seller; empty when it names one
 * @param ofVendor whether a third party of the marketplace sells it
 */
public record InvoiceabilityFacts(
        Relation relation,
        Matter matter,
        boolean closedAccount,
        boolean throughReseller,
        boolean paidByAnother,
        boolean paid,
        boolean pricedPush,
        boolean domain,
        boolean enterprise,
        YearMonth month,
        LocalDate today,
        int billDay,
        Balance balance,
        Yuan refundPending,
        List<String> undecided,
        boolean ofVendor) {

    public InvoiceabilityFacts {
        undecided = List.copyOf(undecided);
    }

    /** What the item is to the account that asks. */
    public enum Relation {
        OWN,
        PAYER,
        MEMBER,
        MEMBER_OF_OTHER_ENTERPRISE,
        MEMBER_WITHOUT_SERVICE,
        NONE;

        /** Whether the asker may know the item at all. */
        public boolean isEntitled() {
            return this == OWN || this == PAYER || this == MEMBER;
        }
    }

    /** What kind of thing the item is. */
    public enum Matter {
        PREPAID_ORDER,
        MONTHLY_BILL,
        POSTPAID_USAGE,
        REFUND,
        /** Of what a stored-value card had paid. */
        REFUND_TO_BALANCE,
        TOP_UP;

        boolean isConsumption() {
            return !isRefund() && this != TOP_UP;
        }

        boolean isRefund() {
            return this == REFUND || this == REFUND_TO_BALANCE;
        }
    }

    /** The first day on which the bill of the month can be invoiced. */
    LocalDate billedFrom() {
        return month.plusMonths(1).atDay(billDay);
    }

    boolean isBilled() {
        return !today.isBefore(billedFrom());
    }
}
