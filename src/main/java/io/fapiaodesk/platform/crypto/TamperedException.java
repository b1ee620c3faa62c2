package io.fapiaodesk.platform.crypto;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** What is kept at a place of the database is not what the application sealed for that place. */
public class TamperedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    TamperedException(Sealer.Place place, @Nullable Throwable cause) {
        super(place + " was changed in the database", cause);
    }
}
