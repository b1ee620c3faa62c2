package io.fapiaodesk.platform.documents;

import java.io.Serial;

/** The keys that were configured cannot open, or must not be used for, the proof files. */
class UnusableDocumentKeysException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnusableDocumentKeysException(String message) {
        super(message);
    }
}
