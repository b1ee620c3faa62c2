package io.fapiaodesk.invoicing.domain;

import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.TaxRate;
import io.fapiaodesk.kernel.TaxSplit;
import io.fapiaodesk.kernel.Yuan;

/**
 * What red-letter invoices take back of an issued (blue) one. A full reversal copies the blue amounts and never works them
 * out again; of partial ones, the last takes what remains, so that neither net nor tax is ever reversed beyond the blue
 * amount and no cent stays open (decisions 1 and 10; FAQ "Reissue an incorrect invoice"). Nothing is reversed twice.
 *
 * @param blue the amounts of the issued invoice, in CNY
 * @param reversed the amounts that earlier red-letter invoices took back, as positive numbers
 */
public record Reversal(TaxSplit blue, TaxRate rate, TaxSplit reversed) {

    public Reversal {
        if (isBelow(blue.minus(reversed), Yuan.ZERO)) {
            throw new IllegalArgumentException("More was reversed than invoiced");
        }
    }

    /**
     * One more red-letter invoice.
     *
     * @param red what it says: negative amounts
     * @param after how the reversal stands with it
     */
    public record Step(TaxSplit red, Reversal after) {}

    public static Reversal of(TaxSplit blue, TaxRate rate) {
        return new Reversal(blue, rate, TaxSplit.NOTHING);
    }

    /** What can still be reversed. */
    public TaxSplit remaining() {
        return blue.minus(reversed);
    }

    /** Takes back everything, to the cent as it was invoiced. Refused once anything has been taken back. */
    public Result<Step> full() {
        return reversed.equals(TaxSplit.NOTHING)
                ? Result.done(take(blue))
                : Result.refused(
                        Refusal.wrongState("ALREADY_REVERSED", reversed.gross().toString()));
    }

    /**
     * Takes back a part.
     *
     * @param gross in CNY with tax, more than nothing and at most what remains
     */
    public Result<Step> part(Yuan gross) {
        TaxSplit left = remaining();
        if (!gross.isPositive() || gross.compareTo(left.gross()) > 0) {
            return Result.refused(
                    Refusal.wrongState("REVERSAL_EXCEEDS_INVOICE", left.gross().toString()));
        }
        if (gross.equals(left.gross())) {
            return Result.done(take(left));
        }
        // Rounded parts may add up to more net, or more tax, than there is.
        Yuan most = smaller(rate.split(gross).net(), left.net());
        Yuan net = larger(most, gross.minus(left.tax()));
        return Result.done(take(new TaxSplit(gross, net, gross.minus(net))));
    }

    private Step take(TaxSplit part) {
        return new Step(part.negated(), new Reversal(blue, rate, reversed.plus(part)));
    }

    private static boolean isBelow(TaxSplit amounts, Yuan limit) {
        return amounts.net().compareTo(limit) < 0 || amounts.tax().compareTo(limit) < 0;
    }

    private static Yuan smaller(Yuan one, Yuan other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Yuan larger(Yuan one, Yuan other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
