package io.fapiaodesk.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A rate of value-added tax as a fraction of the price without tax: 0.06, 0.09 or 0.13 for example. */
public record TaxRate(BigDecimal fraction) implements Comparable<TaxRate> {

    public TaxRate {
        if (fraction.signum() < 0 || fraction.compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException("A tax rate is a fraction below one");
        }
        fraction = fraction.setScale(2, RoundingMode.UNNECESSARY);
    }

    public static TaxRate of(String fraction) {
        return new TaxRate(new BigDecimal(fraction));
    }

    /**
     * Splits an amount with tax (R4, FAQ "Invoicing companies, content, and tax rates"; decision 1): the price without
     * tax is rounded half up to the cent, the tax is what remains, so that no cent is lost or gained. A negative amount
     * splits like the positive one.
     */
    public TaxSplit split(Yuan gross) {
        Yuan net = new Yuan(gross.amount().divide(BigDecimal.ONE.add(fraction), 2, RoundingMode.HALF_UP));
        return new TaxSplit(gross, net, gross.minus(net));
    }

    @Override
    public int compareTo(TaxRate other) {
        return fraction.compareTo(other.fraction);
    }

    /** The fraction with two decimals, as the HTTP interface writes it. */
    @Override
    public String toString() {
        return fraction.toPlainString();
    }
}
