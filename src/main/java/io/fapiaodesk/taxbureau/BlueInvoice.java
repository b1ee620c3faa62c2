package io.fapiaodesk.taxbureau;

import io.fapiaodesk.kernel.TaxRate;
import io.fapiaodesk.kernel.TaxSplit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The invoice that the tax bureau is asked to issue. Blue is what an invoice is called that is not red, that is, not the
 * reversal of another.
 *
 * @param requestId made and committed before the bureau is asked; letters, digits and hyphens, 64 at most
 * @param total the sum of the lines
 * @param remarks printed on the invoice as they are; empty for none
 */
public record BlueInvoice(
        String requestId, Type type, Party seller, Party buyer, List<Line> lines, TaxSplit total, String remarks) {

    /** Whether the buyer may deduct the tax. */
    public enum Type {
        GENERAL,
        SPECIAL
    }

    /** One of the two sides of an invoice. A person who buys has no tax id; what is not known is left out. */
    public record Party(
            String name,
            @Nullable String taxId,
            @Nullable String address,
            @Nullable String phone,
            @Nullable String bank,
            @Nullable String bankAccount) {

        public Party(String name, @Nullable String taxId) {
            this(name, taxId, null, null, null, null);
        }
    }

    /** A line, with the content as the seller's catalogue words it: category*service. */
    public record Line(String content, TaxRate rate, TaxSplit amounts) {}

    public BlueInvoice {
        RequestIds.check(requestId);
        lines = List.copyOf(lines);
        Lines.check(lines, total);
        if (!total.gross().isPositive()
                || lines.stream().anyMatch(line -> !line.amounts().gross().isPositive())) {
            throw new IllegalArgumentException("A blue invoice has positive amounts");
        }
    }
}
