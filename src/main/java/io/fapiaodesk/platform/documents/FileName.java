package io.fapiaodesk.platform.documents;

import io.fapiaodesk.kernel.PlainText;
import io.fapiaodesk.platform.documents.FileRefusedException.Reason;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * The name of a file in its normal form. It is shown, put into headers and saved under on the disks of reviewers, so
 * nothing of it may mean anything to a shell, a browser, a spreadsheet or a file system. A name that tries to be a path
 * is refused; other odd characters become underscores.
 *
 * @param extension what follows the last dot, empty if there is none
 */
record FileName(String stem, String extension) {

    private static final int LONGEST_THAT_IS_A_NAME = 1000;
    private static final int BYTES_KEPT = 200;
    private static final int SHOWN = 80;

    private static final Pattern PERCENT_ENCODED = Pattern.compile("%[0-9A-Fa-f]{2}");
    private static final Pattern PATH = Pattern.compile("\\\\|^[A-Za-z]:|^/|/$|//|(^|/)\\.+(/|$)");
    private static final String PUNCTUATION = " ._()[]（）【】《》〈〉「」、，。·—～…+@,!=~^-";
    /** At the beginning, an option to a command or a formula to a spreadsheet. */
    private static final Pattern ODD_BEGINNING = Pattern.compile("^[-=+@~.]+");

    private static final Pattern RESERVED_ON_WINDOWS =
            Pattern.compile("(?i)^(con|prn|aux|nul|com[0-9]|lpt[0-9])(?=\\.|$)");

    static FileName of(String raw) {
        if (raw.length() > LONGEST_THAT_IS_A_NAME) {
            throw invalid();
        }
        String name = visible(Normalizer.normalize(raw, Normalizer.Form.NFC));
        if (PERCENT_ENCODED.matcher(name).find() || PATH.matcher(name).find()) {
            throw invalid();
        }
        name = name.strip().replaceAll("[. ]+$", "");
        int dot = name.lastIndexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot).strip();
        String extension = dot < 0 ? "" : name.substring(dot + 1).strip();
        if (dot >= 0 && !extension.isEmpty() && NameEnding.isNone(extension)) {
            stem = name;
            extension = "";
        }
        if (stem.chars().allMatch(c -> c == '.' || c == ' ')) {
            throw invalid();
        }
        stem = withoutOdd(stem);
        stem = ODD_BEGINNING.matcher(stem).replaceFirst("_");
        stem = RESERVED_ON_WINDOWS.matcher(stem).replaceFirst("_$1");
        return new FileName(shortened(stem), extension);
    }

    /** With the ending that fits what the file is: the one it came with, or the usual one. */
    String withExtension(FileKind kind) {
        return stem + "." + (kind.isCalled(extension) ? extension : kind.extension());
    }

    /** A name as a refusal repeats it, whatever was sent: letters and digits of it, so that its sender knows it again. */
    static String shown(String raw) {
        String plain = Normalizer.normalize(
                        raw.length() > SHOWN ? raw.substring(0, SHOWN) + "…" : raw, Normalizer.Form.NFC)
                .replaceAll("[^\\p{L}\\p{M}\\p{N} ._()（）…-]+", "_")
                .strip();
        return plain.isEmpty() ? "?" : plain;
    }

    /** Without what nobody sees; refused when it holds what no name does or what makes it read as another. */
    private static String visible(String name) {
        StringBuilder visible = new StringBuilder(name.length());
        name.codePoints().forEach(c -> {
            switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.SURROGATE,
                        Character.PRIVATE_USE,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR -> throw invalid();
                case Character.UNASSIGNED -> {
                    if (!PlainText.isCharacter(c)) {
                        throw invalid();
                    }
                    visible.appendCodePoint(c);
                }
                case Character.FORMAT -> {
                    if (changesDirection(c)) {
                        throw invalid();
                    }
                }
                case Character.SPACE_SEPARATOR -> visible.append(' ');
                default -> visible.appendCodePoint(c);
            }
        });
        return visible.toString();
    }

    /** Letters, digits, pictures such as emoji, and some marks stay; an underscore takes the place of all else. */
    private static String withoutOdd(String stem) {
        StringBuilder kept = new StringBuilder(stem.length());
        stem.codePoints().forEach(c -> kept.appendCodePoint(isOdd(c) ? '_' : c));
        return kept.toString();
    }

    private static boolean isOdd(int c) {
        return switch (Character.getType(c)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER,
                    Character.OTHER_SYMBOL,
                    Character.UNASSIGNED -> false;
            // The shades of skin that an emoji can have.
            case Character.MODIFIER_SYMBOL -> c < 0x1F3FB && PUNCTUATION.indexOf(c) < 0;
            default -> PUNCTUATION.indexOf(c) < 0;
        };
    }

    private static boolean changesDirection(int c) {
        return c == 0x061C
                || c == 0x200E
                || c == 0x200F
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }

    private static String shortened(String stem) {
        StringBuilder kept = new StringBuilder();
        int bytes = 0;
        for (int c : stem.codePoints().toArray()) {
            bytes += Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > BYTES_KEPT) {
                break;
            }
            kept.appendCodePoint(c);
        }
        return kept.toString();
    }

    private static FileRefusedException invalid() {
        return new FileRefusedException(Reason.FILE_NAME_INVALID);
    }
}
