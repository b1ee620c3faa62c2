package io.fapiaodesk.platform.security;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One who may sign in, as the administrator, or the holder of an account, set it up.
 *
 * @param readOnly whether it may look and download only
 * @param invitedBy the sign-in of the account's holder that invited it; empty for those the administrator made
 */
record SignIn(
        String name,
        String passwordHash,
        @Nullable String accountId,
        Set<String> groups,
        boolean enabled,
        boolean readOnly,
        @Nullable String invitedBy) {

    /** No bcrypt hash can ever equal it, so it opens nothing where the embedded sign-ins do not exist. */
    static final String PASSWORD_IS_NAME = "password-is-name";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

    SignIn(String name, String passwordHash, @Nullable String accountId, Set<String> groups, boolean enabled) {
        this(name, passwordHash, accountId, groups, enabled, false, null);
    }

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** One who can let others in, now. */
    boolean isAdministrator() {
        return enabled && groups.contains(Groups.ADMINISTRATORS);
    }

    SignedIn signedIn() {
        return new SignedIn(name, accountId, groups, readOnly);
    }
}
