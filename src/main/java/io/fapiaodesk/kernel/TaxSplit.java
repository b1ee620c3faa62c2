package io.fapiaodesk.kernel;

/** An amount with tax and what it consists of, to the cent: gross is always net and tax together. */
public record TaxSplit(Yuan gross, Yuan net, Yuan tax) {

    public static final TaxSplit NOTHING = new TaxSplit(Yuan.ZERO, Yuan.ZERO, Yuan.ZERO);

    public TaxSplit {
        if (net.plus(tax).compareTo(gross) != 0) {
            throw new IllegalArgumentException("Net and tax do not make up gross");
        }
    }

    public TaxSplit plus(TaxSplit other) {
        return new TaxSplit(gross.plus(other.gross), net.plus(other.net), tax.plus(other.tax));
    }

    public TaxSplit minus(TaxSplit other) {
        return plus(other.negated());
    }

    /** As a red-letter invoice writes it. */
    public TaxSplit negated() {
        return new TaxSplit(Yuan.ZERO.minus(gross), Yuan.ZERO.minus(net), Yuan.ZERO.minus(tax));
    }
}
