package io.fapiaodesk.kernel;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/**
 * Names a case to the customer, to reviewers and, as business key, to the engine: a letter pair for its kind and twelve
 * characters without I, L, O and U, so that it can be read out over the telephone and not be guessed.
 */
public record RequestId(String value) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final Pattern FORM = Pattern.compile("[A-Z]{2}(-[0-9A-HJKMNP-TV-Z]{4}){3}");
    private static final SecureRandom RANDOM = new SecureRandom();

    public RequestId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("Not a request id");
        }
    }

    public static boolean isWellFormed(String text) {
        return FORM.matcher(text).matches();
    }

    /**
     * Makes an id that no case has yet.
     *
     * @param prefix two capital letters for the kind of case, for example {@code TR} for a title review
     */
    public static RequestId next(String prefix) {
        StringBuilder id = new StringBuilder(17).append(prefix);
        for (int i = 0; i < 12; i++) {
            if (i % 4 == 0) {
                id.append('-');
            }
            id.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new RequestId(id.toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
