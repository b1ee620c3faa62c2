package io.fapiaodesk.platform.security;

import java.io.Serial;

/** The application would be open to strangers if it started like this. */
class UnsafeStartException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String action;

    UnsafeStartException(String message, String action) {
        super(message);
        this.action = action;
    }

    String action() {
        return action;
    }
}
