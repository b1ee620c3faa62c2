package io.fapiaodesk.taxbureau;

import io.fapiaodesk.kernel.TaxSplit;
import io.fapiaodesk.kernel.Yuan;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The red-letter invoice that the tax bureau is asked to issue, with the negative amounts that will be printed on it.
 *
 * @param requestId made and committed before the bureau is asked, like that of a blue invoice and different from it
 * @param blue the invoice that is reversed
 * @param lines never more than what is left of the blue one's
 * @param formNumber the credit-note confirmation form that both sides agreed to, which a booked or deducted invoice needs
 */
public record RedInvoice(
        String requestId,
        Blue blue,
        BlueInvoice.Type type,
        BlueInvoice.Party seller,
        BlueInvoice.Party buyer,
        List<BlueInvoice.Line> lines,
        TaxSplit total,
        Reason reason,
        @Nullable String formNumber) {

    /** The issued invoice, as it was issued. */
    public record Blue(String number, Instant issuedAt, TaxSplit total) {}

    /** Why an invoice is reversed, with the bureau's number for it. */
    public enum Reason {
        /** Reversed in full only. */
        WRONGLY_ISSUED("01"),
        SALES_RETURN("02"),
        SERVICE_STOPPED("03"),
        ALLOWANCE("04");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    public RedInvoice {
        RequestIds.check(requestId);
        lines = List.copyOf(lines);
        Lines.check(lines, total);
        if (total.gross().compareTo(Yuan.ZERO) >= 0
                || lines.stream().anyMatch(line -> line.amounts().gross().compareTo(Yuan.ZERO) > 0)) {
            throw new IllegalArgumentException("A red-letter invoice has negative amounts");
        }
    }

    /**
     * The reversal of a whole invoice: the amounts are those of the blue lines, never computed anew.
     *
     * @param blueLines as they were issued, positive
     */
    public static RedInvoice inFull(
            String requestId,
            Blue blue,
            BlueInvoice.Type type,
            BlueInvoice.Party seller,
            BlueInvoice.Party buyer,
            List<BlueInvoice.Line> blueLines,
            Reason reason,
            @Nullable String formNumber) {
        List<BlueInvoice.Line> red = blueLines.stream()
                .map(line -> new BlueInvoice.Line(line.content(), line.rate(), negative(line.amounts())))
                .toList();
        return new RedInvoice(requestId, blue, type, seller, buyer, red, negative(blue.total()), reason, formNumber);
    }

    private static TaxSplit negative(TaxSplit split) {
        return new TaxSplit(Yuan.ZERO.minus(split.gross()), Yuan.ZERO.minus(split.net()), Yuan.ZERO.minus(split.tax()));
    }
}
