package io.fapiaodesk.consumption.domain;

import io.fapiaodesk.kernel.Yuan;

/**
 * What is given back of an item.
 *
 * @param settled what has been given back
 * @param pending what is to be given back; until then it does not count, but nothing of the item can be invoiced (R63)
 */
public record Refunds(Yuan settled, Yuan pending) {

    public static final Refunds NONE = new Refunds(Yuan.ZERO, Yuan.ZERO);

    public Refunds plus(Refunds other) {
        return new Refunds(settled.plus(other.settled), pending.plus(other.pending));
    }

    public Yuan total() {
        return settled.plus(pending);
    }
}
