package io.fapiaodesk.platform.security;

import java.nio.charset.StandardCharsets;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The passwords an installation starts with; empty where none was given. */
@ConfigurationProperties("fapiao")
record RealSignInProperties(
        @DefaultValue("") String adminPassword,
        @DefaultValue("") String opsPassword,
        @DefaultValue("") String upstreamPassword) {

    static final int SHORTEST_PASSWORD = 12;

    static boolean isLongEnough(String password) {
        return password.codePointCount(0, password.length()) >= SHORTEST_PASSWORD
                && password.getBytes(StandardCharsets.UTF_8).length <= SignInCheck.LONGEST_PASSWORD;
    }

    static void requireAdministrator(String password) {
        if (password.isBlank()) {
            throw new UnsafeStartException(
                    "With a real database Fapiao Desk does not start without a password for the administrator.",
                    "Set FAPIAO_ADMIN_PASSWORD (fapiao.admin-password) to at least " + SHORTEST_PASSWORD
                            + " characters.");
        }
    }

    /** Says nothing of its contents. */
    @Override
    public String toString() {
        return "RealSignInProperties";
    }
}
