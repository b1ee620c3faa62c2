package io.fapiaodesk.consumption.domain;

import io.fapiaodesk.kernel.Yuan;

/**
 * What is given back of an item.
 *
 * @param settled what has been given back
 * @param pending what is to be given back; until then it does not count, but nothing of the item can be invoiced (R63)
 * @param toBalance what of the settled went back to the account's balance, because it was paid from there (R69)
 */
public record Refunds(Yuan settled, Yuan pending, Yuan toBalance) {

    public static final Refunds NONE = new Refunds(Yuan.ZERO, Yuan.ZERO, Yuan.ZERO);

    public static Refunds settled(Yuan amount, boolean toBalance) {
        return new Refunds(amount, Yuan.ZERO, toBalance ? amount : Yuan.ZERO);
    }

    public static Refunds pending(Yuan amount) {
        return new Refunds(Yuan.ZERO, amount, Yuan.ZERO);
    }

    public Refunds plus(Refunds other) {
        return new Refunds(settled.plus(other.settled), pending.plus(other.pending), toBalance.plus(other.toBalance));
    }

    public Yuan total() {
        return settled.plus(pending);
    }
}
