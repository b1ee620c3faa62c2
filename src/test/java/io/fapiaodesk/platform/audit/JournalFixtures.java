package io.fapiaodesk.platform.audit;

import io.fapiaodesk.testing.TestDatabase;
import java.time.Clock;

/** A journal on a real database, for tests that need no application around it. */
public final class JournalFixtures {

    private JournalFixtures() {}

    public static Journal journal(Clock clock) {
        return new Journal(TestDatabase.jdbc(), clock);
    }
}
