package io.fapiaodesk.taxbureau;

import io.fapiaodesk.kernel.TaxSplit;
import java.util.List;

/** What holds for the lines of every invoice. */
final class Lines {

    private Lines() {}

    static void check(List<BlueInvoice.Line> lines, TaxSplit total) {
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("An invoice has a line");
        }
        TaxSplit sum = lines.stream().map(BlueInvoice.Line::amounts).reduce(TaxSplit.NOTHING, TaxSplit::plus);
        if (!sum.equals(total)) {
            throw new IllegalArgumentException("The lines do not make up the total");
        }
    }
}
