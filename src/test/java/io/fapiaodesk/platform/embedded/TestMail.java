package io.fapiaodesk.platform.embedded;

import java.nio.file.Path;
import java.time.Clock;

/** Starts the embedded mail server for tests that need no application around it. */
public final class TestMail {

    private TestMail() {}

    public static EmbeddedMail start(Path dataDirectory, Clock clock) {
        return EmbeddedMail.start(dataDirectory, clock);
    }
}
