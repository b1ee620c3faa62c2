package io.fapiaodesk.taxbureau.simulator;

import io.fapiaodesk.taxbureau.simulator.Messages.BlueInvoice;
import io.fapiaodesk.taxbureau.simulator.Messages.Line;
import io.fapiaodesk.taxbureau.simulator.Messages.Party;
import io.fapiaodesk.taxbureau.simulator.Messages.RedInvoice;
import io.fapiaodesk.taxbureau.simulator.Messages.Refusal;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the bureau finds wrong with an invoice by looking at it, with the limits that real suites have. */
final class Checks {

    /** What every program that takes in Chinese has to know since August 2023: all characters of Unicode. */
    private static final Charset GB18030 = Charset.forName("GB18030");

    private static final int LONGEST_NAME_BYTES = 100;
    private static final BigDecimal LINE_TAX_TOLERANCE = new BigDecimal("0.06");
    private static final Pattern TAX_ID = Pattern.compile("[0-9A-Z]{15}|[0-9A-Z]{17,18}|[0-9A-Z]{20}");

    /** Of a digital invoice 20 digits; of one on paper its code, which has 10 or 12 digits, and its number. */
    private static final Pattern INVOICE_NUMBER = Pattern.compile("[0-9]{18}|[0-9]{20}");

    private Checks() {}

    static Optional<Refusal> blue(BlueInvoice invoice) {
        if (invoice.gross().signum() <= 0) {
            return refusal("AMOUNT_INVALID", "A blue invoice has a positive amount");
        }
        return parties(invoice.type(), invoice.seller(), invoice.buyer())
                .or(() -> amounts(invoice.lines(), invoice.gross(), invoice.net(), invoice.tax()));
    }

    static Optional<Refusal> red(RedInvoice invoice) {
        if (invoice.gross().signum() >= 0) {
            return refusal("AMOUNT_INVALID", "A red-letter invoice has a negative amount");
        }
        if (!INVOICE_NUMBER.matcher(invoice.blue().number()).matches()) {
            return refusal("BLUE_UNKNOWN", "No invoice has such a number");
        }
        if (!invoice.reasonCode().matches("0[1-4]")) {
            return refusal("REASON_UNKNOWN", "The reason is 01, 02, 03 or 04");
        }
        return parties(invoice.type(), invoice.seller(), invoice.buyer())
                .or(() -> amounts(invoice.lines(), invoice.gross(), invoice.net(), invoice.tax()));
    }

    private static Optional<Refusal> parties(Messages.Type type, Party seller, Party buyer) {
        if (!isTaxId(seller.taxId())) {
            return refusal("SELLER_UNKNOWN", "The seller is no registered taxpayer");
        }
        if (buyer.taxId() != null && !isTaxId(buyer.taxId())) {
            return refusal("BUYER_TAX_ID_INVALID", "The buyer's tax id has a wrong form");
        }
        if (type == Messages.Type.SPECIAL && buyer.taxId() == null) {
            return refusal("BUYER_TAX_ID_MISSING", "A special VAT invoice names the buyer's tax id");
        }
        byte[] name = buyer.name().getBytes(GB18030);
        if (buyer.name().isBlank()
                || name.length > LONGEST_NAME_BYTES
                || buyer.name().matches(".*[<>].*")) {
            return refusal("BUYER_NAME_INVALID", "The buyer's name has 1 to 100 bytes in GB 18030, without < and >");
        }
        if (!GB18030.newEncoder().canEncode(buyer.name())) {
            return refusal("CHARACTER_UNKNOWN", "The buyer's name has something that is no character");
        }
        return Optional.empty();
    }

    private static Optional<Refusal> amounts(List<Line> lines, BigDecimal gross, BigDecimal net, BigDecimal tax) {
        for (Line line : lines) {
            if (line.net().add(line.tax()).compareTo(line.gross()) != 0
                    || line.gross().signum() != gross.signum()) {
                return refusal("AMOUNT_INVALID", "Net and tax of a line do not make up its amount");
            }
            BigDecimal error =
                    line.net().multiply(line.rate()).subtract(line.tax()).abs();
            if (error.compareTo(LINE_TAX_TOLERANCE) > 0) {
                return refusal("TAX_INVALID", "The tax of a line is off by more than 0.06");
            }
        }
        boolean sumsUp = sum(lines, Line::gross).compareTo(gross) == 0
                && sum(lines, Line::net).compareTo(net) == 0
                && sum(lines, Line::tax).compareTo(tax) == 0;
        return sumsUp && !lines.isEmpty()
                ? Optional.empty()
                : refusal("TOTAL_INVALID", "The lines do not make up the total");
    }

    private static BigDecimal sum(List<Line> lines, Function<Line, BigDecimal> amount) {
        return lines.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static boolean isTaxId(@Nullable String taxId) {
        return taxId != null && TAX_ID.matcher(taxId).matches();
    }

    static Optional<Refusal> refusal(String code, String message) {
        return Optional.of(new Refusal(code, message));
    }
}
