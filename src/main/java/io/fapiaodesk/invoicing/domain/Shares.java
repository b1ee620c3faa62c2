package io.fapiaodesk.invoicing.domain;

import io.fapiaodesk.kernel.TaxRate;
import io.fapiaodesk.kernel.TaxSplit;
import io.fapiaodesk.kernel.Yuan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What each part of a line has of its net and tax. The tax is worked out on the line as a whole; the parts take theirs by
 * largest remainder, so that they sum up to the line to the cent, and so does whatever of them comes back later (decision
 * 27).
 */
final class Shares {

    private static final Yuan CENT = Yuan.of("0.01");
    private static final int EXACT = 20;

    private Shares() {}

    /** In the order of the parts; each keeps its gross amount. */
    static List<TaxSplit> of(List<Yuan> parts, TaxRate rate) {
        Yuan gross = parts.stream().reduce(Yuan.ZERO, Yuan::plus);
        if (!gross.isPositive()) {
            return parts.stream().map(rate::split).toList();
        }
        BigDecimal net = rate.split(gross).net().amount();
        List<BigDecimal> exact = parts.stream()
                .map(part -> part.amount().multiply(net).divide(gross.amount(), EXACT, RoundingMode.DOWN))
                .toList();
        List<Yuan> taken = new ArrayList<>(exact.stream()
                .map(share -> new Yuan(share.setScale(2, RoundingMode.DOWN)))
                .toList());
        int left = new Yuan(net)
                .minus(taken.stream().reduce(Yuan.ZERO, Yuan::plus))
                .amount()
                .movePointRight(2)
                .intValueExact();
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing((Integer n) ->
                                exact.get(n).subtract(taken.get(n).amount()))
                        .reversed())
                .limit(left)
                .toList()
                .forEach(n -> taken.set(n, taken.get(n).plus(CENT)));
        return IntStream.range(0, parts.size())
                .mapToObj(n ->
                        new TaxSplit(parts.get(n), taken.get(n), parts.get(n).minus(taken.get(n))))
                .toList();
    }
}
