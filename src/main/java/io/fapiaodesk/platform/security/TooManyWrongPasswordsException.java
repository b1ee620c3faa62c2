package io.fapiaodesk.platform.security;

import java.io.Serial;
import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Too many wrong passwords came from there; the next try is heard after a while. */
class TooManyWrongPasswordsException extends AuthenticationException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final long seconds;

    TooManyWrongPasswordsException(Duration wait) {
        super("Too many wrong passwords");
        this.seconds = Math.max(1, wait.toSeconds() + 1);
    }

    long retryAfterSeconds() {
        return seconds;
    }
}
