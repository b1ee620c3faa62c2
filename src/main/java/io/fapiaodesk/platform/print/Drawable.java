package io.fapiaodesk.platform.print;

import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether what we print in has every character of a text, so that none is found missing on the paper (decision 19). */
public final class Drawable {

    private Drawable() {}

    /** The first character of these texts that we cannot print, as people tell it: its number and itself. */
    public static Optional<String> firstMissing(@Nullable String... texts) {
        return Stream.of(texts)
                .filter(Objects::nonNull)
                .flatMapToInt(String::codePoints)
                .filter(character -> !isDrawn(character))
                .mapToObj(character -> number(character) + " " + Character.toString(character))
                .findFirst();
    }

    /** A text that will be printed; refused when we cannot. */
    public static Result<String> check(String pointer, String text) {
        return firstMissing(text)
                .map(missing ->
                        Result.<String>refused(Refusal.invalidField(pointer, "CHARACTER_NOT_PRINTABLE", missing)))
                .orElseGet(() -> Result.done(text));
    }

    /** The same text, with the number of each character that we cannot print in its place. */
    static String spelledOut(String text) {
        if (text.codePoints().allMatch(Drawable::isDrawn)) {
            return text;
        }
        StringBuilder spelled = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (isDrawn(character)) {
                spelled.appendCodePoint(character);
            } else {
                spelled.append('〔').append(number(character)).append('〕');
            }
        });
        return spelled.toString();
    }

    private static boolean isDrawn(int character) {
        return character < ' ' || Typeface.of(character).isPresent();
    }

    private static String number(int character) {
        return String.format("U+%04X", character);
    }
}
