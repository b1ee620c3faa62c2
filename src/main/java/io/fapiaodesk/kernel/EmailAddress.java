package io.fapiaodesk.kernel;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address that invoices and notices are mailed to: plain ASCII, a domain of the public Internet in small letters.
 * What RFC 5321 would allow beyond that (quotes, routes, address literals) is where mail headers get forged, and no
 * customer has such an address.
 */
public record EmailAddress(String value) {

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;

    private static final Pattern LOCAL_PART =
            Pattern.compile("[0-9A-Za-z_][0-9A-Za-z_'+=&~-]*(\\.[0-9A-Za-z_'+=&~-]+)*");
    /** No mail server that a customer has stands behind more than ten labels. */
    private static final Pattern DOMAIN =
            Pattern.compile("([0-9a-z]([0-9a-z-]{0,61}[0-9a-z])?\\.){1,9}[a-z]([0-9a-z-]{0,61}[0-9a-z])?");

    public EmailAddress {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("Not an e-mail address");
        }
    }

    public static Result<EmailAddress> check(String pointer, @Nullable String raw) {
        if (raw == null || raw.isBlank()) {
            return Result.refused(Refusal.invalidField(pointer, "REQUIRED"));
        }
        // What is copied from a page or a table often brings blanks and marks along that nobody sees.
        String address = raw.length() > 2 * LONGEST ? "" : PlainText.trim(raw);
        // Before small letters are made: some signs of other scripts become ASCII letters by it.
        if (address.chars().anyMatch(c -> c > '~')) {
            return Result.refused(Refusal.invalidField(pointer, "EMAIL_INVALID"));
        }
        int at = address.lastIndexOf('@');
        String normal = at < 0
                ? address
                : address.substring(0, at) + address.substring(at).toLowerCase(Locale.ROOT);
        return isWellFormed(normal)
                ? Result.done(new EmailAddress(normal))
                : Result.refused(Refusal.invalidField(pointer, "EMAIL_INVALID"));
    }

    private static boolean isWellFormed(String address) {
        int at = address.indexOf('@');
        return address.length() <= LONGEST
                && at > 0
                && at <= LONGEST_LOCAL_PART
                && LOCAL_PART.matcher(address.substring(0, at)).matches()
                && DOMAIN.matcher(address.substring(at + 1)).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
