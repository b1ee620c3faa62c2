package io.fapiaodesk.platform.embedded;

import java.io.Serial;
import java.nio.file.Path;

/** Another running copy of the application works on the same data directory. */
class DataDirectoryInUseException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    DataDirectoryInUseException(Path directory) {
        super("Another copy of Fapiao Desk is running on the data directory " + directory);
    }
}
