package io.fapiaodesk.consumption.domain;

import io.fapiaodesk.kernel.Yuan;

/**
 * What an item of consumption comes to.
 *
 * @param refunded what was given back of it; pending refunds do not count
 * @param offset what of it made good for a deficit of another item
 */
public record Balance(Yuan amount, Yuan refunded, Yuan invoiced, Yuan offset) {

    /** The actual consumption (R65). */
    public Yuan net() {
        return amount.minus(refunded);
    }

    /** What can still be invoiced, or used for an offset. */
    public Yuan open() {
        return orNothing(net().minus(invoiced).minus(offset));
    }

    /** What is invoiced or used for an offset above what was consumed. */
    public Yuan overInvoiced() {
        return orNothing(invoiced.plus(offset).minus(net()));
    }

    Balance delivered(Yuan newAmount, Yuan newRefunded) {
        return new Balance(newAmount, newRefunded, invoiced, offset);
    }

    Balance withInvoiced(Yuan newInvoiced) {
        return new Balance(amount, refunded, newInvoiced, offset);
    }

    Balance withOffset(Yuan newOffset) {
        return new Balance(amount, refunded, invoiced, newOffset);
    }

    private static Yuan orNothing(Yuan yuan) {
        return yuan.isPositive() ? yuan : Yuan.ZERO;
    }
}
