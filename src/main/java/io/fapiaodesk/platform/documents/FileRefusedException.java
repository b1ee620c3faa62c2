package io.fapiaodesk.platform.documents;

import java.io.Serial;

/**
 * Leaves the depths of a parser when a file turns out not to be acceptable. It never leaves {@link Inspection}, which
 * makes a refusal of it.
 */
final class FileRefusedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Why a file is refused; the names are the stable codes of the API. */
    enum Reason {
        FILE_NAME_INVALID,
        FILE_EMPTY,
        FILE_TOO_LARGE,
        FILE_TYPE_NOT_ALLOWED,
        FILE_TYPE_MISMATCH,
        FILE_ENCRYPTED,
        FILE_CORRUPT,
        FILE_DECOMPRESSION_BOMB,
        FILE_ACTIVE_CONTENT
    }

    private final Reason reason;

    FileRefusedException(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
