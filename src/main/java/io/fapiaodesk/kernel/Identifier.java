package io.fapiaodesk.kernel;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names that other systems give to things. They are opaque to us and kept as they are; but they end up in addresses,
 * logs and tables, so they are ASCII and hold nothing that means something there.
 */
public final class Identifier {

    private static final Pattern SIGN_IN = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._@-]{0,63}");
    private static final Pattern REFERENCE = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._:/@#-]{0,127}");

    private Identifier() {}

    /** The id of an account or an employee, who sign in with it. */
    public static Result<String> signIn(String pointer, @Nullable String raw) {
        return check(pointer, raw, SIGN_IN);
    }

    /** The id of an order, a bill, a product or anything else. */
    public static Result<String> reference(String pointer, @Nullable String raw) {
        return check(pointer, raw, REFERENCE);
    }

    private static Result<String> check(String pointer, @Nullable String raw, Pattern form) {
        if (raw == null || raw.isEmpty()) {
            return Result.refused(Refusal.invalidField(pointer, "REQUIRED"));
        }
        return form.matcher(raw).matches()
                ? Result.done(raw)
                : Result.refused(Refusal.invalidField(pointer, "IDENTIFIER_INVALID"));
    }
}
