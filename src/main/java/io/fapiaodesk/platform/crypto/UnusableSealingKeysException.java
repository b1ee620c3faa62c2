package io.fapiaodesk.platform.crypto;

import java.io.Serial;

/** The keys that were configured cannot open, or must not be used for, what is encrypted. */
class UnusableSealingKeysException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnusableSealingKeysException(String message) {
        super(message);
    }
}
