package io.fapiaodesk.platform.security;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One who may sign in, as the administrator set it up. */
record SignIn(String name, String passwordHash, @Nullable String accountId, Set<String> groups, boolean enabled) {

    /** No bcrypt hash can ever equal it, so it opens nothing where the embedded sign-ins do not exist. */
    static final String PASSWORD_IS_NAME = "password-is-name";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    SignedIn signedIn() {
        return new SignedIn(name, accountId, groups);
    }
}
