package io.fapiaodesk.invoicing;

import io.fapiaodesk.kernel.TaxRate;
import io.fapiaodesk.kernel.TaxSplit;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands on the face of a fully digital e-invoice, blue or red. Nothing of it may change once the invoice is
 * issued.
 *
 * @param special whether it is a special VAT invoice
 * @param number the 20 digits that the tax bureau gave it
 * @param total of a red-letter invoice negative, like its lines
 * @param reversedNumber the number of the blue invoice that a red-letter invoice reverses
 * @param note what the customer wanted to have printed; empty for nothing
 * @param sample whether the simulator issued it, which everybody shall see
 */
public record InvoicePrint(
        boolean special,
        String number,
        Instant issuedAt,
        Party seller,
        Party buyer,
        List<Line> lines,
        TaxSplit total,
        String payee,
        @Nullable String reversedNumber,
        String note,
        boolean sample) {

    /** An invoice without a note. */
    public InvoicePrint(
            boolean special,
            String number,
            Instant issuedAt,
            Party seller,
            Party buyer,
            List<Line> lines,
            TaxSplit total,
            String payee,
            @Nullable String reversedNumber,
            boolean sample) {
        this(special, number, issuedAt, seller, buyer, lines, total, payee, reversedNumber, "", sample);
    }

    public InvoicePrint {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("An invoice has a line");
        }
    }

    /** One of the two sides of an invoice; a person who buys has a name only. */
    public record Party(
            String name,
            @Nullable String taxId,
            @Nullable String address,
            @Nullable String phone,
            @Nullable String bank,
            @Nullable String bankAccount) {}

    /**
     * One line.
     *
     * @param content the tax bureau's name of what was sold
     * @param reference what the line covers, in our books; it stands in the data file only
     */
    public record Line(String content, @Nullable String reference, TaxRate rate, TaxSplit amounts) {}
}
