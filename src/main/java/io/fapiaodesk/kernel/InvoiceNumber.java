package io.fapiaodesk.kernel;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The number of a fully digital e-invoice: 20 digits, of which the first two are the year. It needs no invoice code beside
 * it, unlike the invoices of old with their code of 10 or 12 and number of 8 digits (R13, FAQ "Verifying invoice
 * authenticity").
 */
public record InvoiceNumber(String value) {

    private static final int LONGEST_INPUT = 64;

    private static final Pattern FORM = Pattern.compile("[0-9]{20}");

    /** People copy the number in groups; other separators would be guessing. */
    private static final Pattern BLANKS = Pattern.compile("[ \\u00a0]+");

    private static final Pattern OLD_NUMBER = Pattern.compile("[0-9]{8}|(?:[0-9]{10}|[0-9]{12})[ /-]?[0-9]{8}");

    /** As the tax bureau calls them: code and number without anything between. */
    private static final Pattern PAPER = Pattern.compile("[0-9]{18}|[0-9]{20}");

    private static final int DIGITS_OF_OLD = 8;

    /** Years before the tax bureau had computers, and years nobody can have an invoice of yet, are slips. */
    private static final int LAST_YEAR = 50;

    public InvoiceNumber {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not the number of a fully digital e-invoice");
        }
    }

    /**
     * A number as people and other systems write it: full-width digits and blanks between them are understood. Someone who
     * gives the code and number of an invoice of old is told so.
     */
    public static Result<InvoiceNumber> check(String pointer, @Nullable String raw) {
        if (raw == null || raw.isBlank()) {
            return Result.refused(Refusal.invalidField(pointer, "REQUIRED"));
        }
        if (raw.length() > LONGEST_INPUT) {
            return Result.refused(Refusal.invalidField(pointer, "INVOICE_NUMBER_INVALID"));
        }
        String half = HalfWidth.of(raw).strip();
        if (isOldFormat(half)) {
            return Result.refused(Refusal.invalidField(pointer, "INVOICE_NUMBER_OLD_FORMAT"));
        }
        String digits = BLANKS.matcher(half).replaceAll("");
        return FORM.matcher(digits).matches() && isPlausible(digits)
                ? Result.done(new InvoiceNumber(digits))
                : Result.refused(Refusal.invalidField(pointer, "INVOICE_NUMBER_INVALID"));
    }

    /**
     * Whether a text is an invoice number of old: 8 digits, or a code of 10 digits and a number of 8. A code of 12 digits
     * is only recognised with a separator, because without one it has 20 digits like a number of today.
     */
    public static boolean isOldFormat(String text) {
        return OLD_NUMBER.matcher(text).matches() && !FORM.matcher(text).matches();
    }

    /** The digits of an invoice on paper as people read them: its code apart from its number, which are the last eight. */
    public static String ofPaper(String digits) {
        int code = digits.length() - DIGITS_OF_OLD;
        return PAPER.matcher(digits).matches()
                ? "发票代码 " + digits.substring(0, code) + " 发票号码 " + digits.substring(code)
                : digits;
    }

    private static boolean isPlausible(String digits) {
        int year = Integer.parseInt(digits.substring(0, 2));
        return year >= 1 && year <= LAST_YEAR;
    }

    @Override
    public String toString() {
        return value;
    }
}
