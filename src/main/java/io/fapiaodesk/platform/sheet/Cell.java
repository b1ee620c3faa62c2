package io.fapiaodesk.platform.sheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cell of a list, freed of what spreadsheets put around a text.
 *
 * @param text what the cell says; of a formula, nothing, so that none is ever repeated
 */
public record Cell(String text, State state) {

    public static final Cell EMPTY = new Cell("", State.SOUND);

    /** A spreadsheet keeps fifteen digits of a number; those after them are gone. */
    private static final int KEPT_DIGITS = 15;

    private static final int SHOWN_DIGITS = 6;
    private static final int LARGEST_EXPONENT = 400;

    private static final Pattern SCIENTIFIC = Pattern.compile("[0-9](?:[.][0-9]+)?[eE][+][0-9]{1,3}");
    private static final Pattern TEXT_AS_FORMULA = Pattern.compile("=\\s*\"([^\"]*)\"");
    private static final Pattern SIGNED_NUMBER = Pattern.compile("[+-][¥￥]?\\s?[0-9][0-9.,]*");
    private static final Pattern AROUND = Pattern.compile(
            "^[\\s\\h\\v\\p{Cntrl}\\u200b-\\u200f\\u2060\\ufeff]+|[\\s\\h\\v\\p{Cntrl}\\u200b-\\u200f\\u2060\\ufeff]+$");

    /** Whether a spreadsheet has done something to a cell that cannot be undone. */
    public enum State {
        SOUND,
        /** A long number became a short one with an exponent: its digits are lost. */
        DIGITS_LOST,
        /** It is to be computed, which is never done here. */
        FORMULA
    }

    /** What a file of text says of a cell. */
    static Cell ofText(String raw) {
        String text = without(raw);
        Matcher wrapped = TEXT_AS_FORMULA.matcher(text);
        if (wrapped.matches()) {
            text = without(wrapped.group(1));
        }
        if (text.startsWith("'")) {
            text = without(text.substring(1));
        }
        if (SCIENTIFIC.matcher(text).matches()) {
            return new Cell(text, State.DIGITS_LOST);
        }
        return isFormula(text) ? new Cell("", State.FORMULA) : new Cell(text, State.SOUND);
    }

    /** A number as a workbook keeps it. */
    static Cell ofNumber(BigDecimal number) {
        if (Math.abs((long) number.scale()) > LARGEST_EXPONENT) {
            return new Cell("", State.DIGITS_LOST);
        }
        // What binary fractions add behind the last digit that means something.
        BigDecimal plain = number.round(new MathContext(KEPT_DIGITS)).stripTrailingZeros();
        return plain.precision() - plain.scale() > KEPT_DIGITS
                ? new Cell(scientific(plain), State.DIGITS_LOST)
                : new Cell(plain.toPlainString(), State.SOUND);
    }

    public boolean isEmpty() {
        return text.isEmpty() && state == State.SOUND;
    }

    /** As the spreadsheet shows it. */
    private static String scientific(BigDecimal number) {
        BigDecimal shown = number.round(new MathContext(SHOWN_DIGITS)).stripTrailingZeros();
        String digits = shown.unscaledValue().abs().toString();
        return (shown.signum() < 0 ? "-" : "") + digits.charAt(0)
                + (digits.length() > 1 ? "." + digits.substring(1) : "") + "E+"
                + (shown.precision() - shown.scale() - 1);
    }

    private static boolean isFormula(String text) {
        return !text.isEmpty()
                && "=+-@".indexOf(text.charAt(0)) >= 0
                && !SIGNED_NUMBER.matcher(text).matches();
    }

    /** Without the blanks, tabs and marks around it, visible or not. */
    private static String without(String text) {
        return AROUND.matcher(text).replaceAll("");
    }
}
