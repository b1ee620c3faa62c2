package io.fapiaodesk.kernel;

import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text that people type, in its normal form: NFC, no spaces around it (the ideographic one included), no invisible
 * characters, and nothing that could steer whatever shows it later. Mark-up, formulas and expressions are text like any
 * other here; whoever shows them escapes them.
 */
public final class PlainText {

    /** What a line on an invoice holds, in bytes of GBK: fifty Chinese characters. */
    public static final int PRINTED_LINE = 100;

    /**
     * GB 18030 encodes what GBK knows in the same bytes, and the rare characters of some names, which GBK does not know,
     * in four.
     */
    private static final Charset PRINTERS = Charset.forName("GB18030");

    /** The tertiary ideographic plane: beyond it Unicode assigns nothing that stands in a line of text. */
    private static final int LAST_PLANE_OF_TEXT = 3;

    private static final Pattern PHONE = Pattern.compile("[0-9()+ -]{1,20}");
    private static final int LONGEST_PHONE_TYPED = 100;
    private static final Pattern STROKES = Pattern.compile("[\\u2010-\\u2015\\u2212\\u2043\\uFE58\\uFE63\\u2500]");
    /** As people write it in Chinese and in English. */
    private static final Pattern EXTENSION = Pattern.compile(
            "(?<=[0-9)])[ \\u00A0-]*(?:\\u8F6C|\\u8F49|\\u5206\\u673A|\\u5206\\u6A5F|ext[.]?|x|#)"
                    + "[ \\u00A0:-]*([0-9]{1,6})$",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern BANK_ACCOUNT = Pattern.compile("[0-9A-Za-z -]{1,50}");

    private PlainText() {}

    /** One line of text. A line feed or tab inside becomes a space; a carriage return, which forges headers, is refused. */
    public static Result<String> check(String pointer, @Nullable String raw, int maxLength) {
        return normalise(pointer, raw, maxLength, false);
    }

    /** Text of several lines, as people write reasons and answers. Every line end becomes a line feed. */
    public static Result<String> paragraph(String pointer, @Nullable String raw, int maxLength) {
        return normalise(pointer, raw, maxLength, true);
    }

    /** A line that goes onto an invoice, such as an address: measured in the bytes that the tax bureau's suites count. */
    public static Result<String> printedLine(String pointer, @Nullable String raw, int maxGbkBytes) {
        return check(pointer, raw, maxGbkBytes).fold(text -> fits(pointer, text, maxGbkBytes), Result::refused);
    }

    /** The name of a buyer: a printed line without angle brackets and without letters that only look like letters. */
    public static Result<String> buyerName(String pointer, @Nullable String raw) {
        return printedLine(pointer, raw, PRINTED_LINE).fold(name -> refuseInName(pointer, name), Result::refused);
    }

    /**
     * A telephone number: ASCII digits, brackets, hyphens, spaces, and a plus sign. Whatever stroke was typed becomes a
     * hyphen, and so does the word before an extension: 0571-85022088转801 is printed 0571-85022088-801.
     */
    public static Result<String> phone(String pointer, @Nullable String raw) {
        String text = raw == null || raw.length() > LONGEST_PHONE_TYPED ? raw : strokes(trim(HalfWidth.of(raw)));
        return ofForm(pointer, text, 20, PHONE, "PHONE_INVALID");
    }

    private static String strokes(String phone) {
        return EXTENSION.matcher(STROKES.matcher(phone).replaceAll("-")).replaceFirst("-$1");
    }

    /** A bank account number, which is letters too with some banks. */
    public static Result<String> bankAccount(String pointer, @Nullable String raw) {
        return ofForm(pointer, raw, 50, BANK_ACCOUNT, "BANK_ACCOUNT_INVALID");
    }

    /** How many bytes a text takes on an invoice; address with phone, and bank with account, share one line. */
    public static int printedLength(String text) {
        return text.getBytes(PRINTERS).length;
    }

    private static Result<String> ofForm(
            String pointer, @Nullable String raw, int maxLength, Pattern form, String otherwise) {
        return check(pointer, raw == null ? null : HalfWidth.of(raw), maxLength)
                .fold(
                        text -> form.matcher(text).matches()
                                ? Result.done(text)
                                : Result.refused(Refusal.invalidField(pointer, otherwise)),
                        Result::refused);
    }

    private static Result<String> fits(String pointer, String text, int maxGbkBytes) {
        return printedLength(text) <= maxGbkBytes
                ? Result.done(text)
                : Result.refused(Refusal.invalidField(pointer, "TOO_LONG_TO_PRINT", String.valueOf(maxGbkBytes)));
    }

    private static Result<String> refuseInName(String pointer, String name) {
        int[] wrong = name.codePoints()
                .filter(c -> c == '<' || c == '>' || (c >= 0x1D400 && c <= 0x1D7FF))
                .limit(1)
                .toArray();
        return wrong.length == 0 ? Result.done(name) : forbidden(pointer, wrong[0]);
    }

    private static Result<String> normalise(String pointer, @Nullable String raw, int maxLength, boolean lines) {
        if (raw == null) {
            return Result.refused(Refusal.invalidField(pointer, "REQUIRED"));
        }
        // Two units for each character of the longest text, and some blanks around it; beyond that, looking at it is
        // what an attacker wants.
        if (raw.length() > 2L * maxLength + 64) {
            return tooLong(pointer, maxLength);
        }
        StringBuilder kept = new StringBuilder(raw.length());
        String text = trim(raw);
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == '\r' && lines) {
                if (i >= text.length() || text.charAt(i) != '\n') {
                    kept.append('\n');
                }
            } else if (isLineEnd(c)) {
                kept.append(lines ? '\n' : ' ');
            } else if (c == '\t') {
                kept.append(' ');
            } else if (isForbidden(c)) {
                return forbidden(pointer, c);
            } else if (!isInvisible(c)) {
                kept.appendCodePoint(c);
            }
        }
        String normal = trim(Normalizer.normalize(kept, Normalizer.Form.NFC));
        if (normal.isEmpty()) {
            return Result.refused(Refusal.invalidField(pointer, "REQUIRED"));
        }
        return normal.codePointCount(0, normal.length()) <= maxLength
                ? Result.done(normal)
                : tooLong(pointer, maxLength);
    }

    /** Also trims what {@link String#strip()} leaves: no-break spaces and the byte order mark. */
    static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return Character.isSpaceChar(c) || c == '\t' || c == '\r' || isLineEnd(c) || isInvisible(c);
    }

    private static boolean isLineEnd(int c) {
        return c == '\n' || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    /** Joiners, soft hyphens and byte order marks: two names that look the same shall be the same. */
    static boolean isInvisible(int c) {
        return c == 0xAD
                || (c >= 0x200B && c <= 0x200D)
                || (c >= 0x2060 && c <= 0x2064)
                || c == 0xFEFF
                || (c >= 0xE0020 && c <= 0xE007F);
    }

    private static boolean isForbidden(int c) {
        return !isCharacter(c) || (Character.getType(c) == Character.FORMAT && !isInvisible(c));
    }

    /**
     * Whether this is a character that text is made of, also when Unicode assigned it after this Java was made: only
     * what never becomes one is none, and so are the planes that nothing is assigned in.
     */
    public static boolean isCharacter(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE -> false;
            case Character.UNASSIGNED -> mayBeAssigned(c);
            default -> true;
        };
    }

    private static boolean mayBeAssigned(int c) {
        boolean never = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
        boolean invisible = c == 0x2065 || (c >= 0xFFF0 && c <= 0xFFF8);
        return c >>> 16 <= LAST_PLANE_OF_TEXT && !never && !invisible;
    }

    private static Result<String> forbidden(String pointer, int c) {
        return Result.refused(Refusal.invalidField(pointer, "FORBIDDEN_CHARACTER", String.format("U+%04X", c)));
    }

    private static Result<String> tooLong(String pointer, int maxLength) {
        return Result.refused(Refusal.invalidField(pointer, "TOO_LONG", String.valueOf(maxLength)));
    }
}
