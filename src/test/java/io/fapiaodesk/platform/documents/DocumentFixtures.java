package io.fapiaodesk.platform.documents;

import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.platform.crypto.SealerFixtures;
import io.fapiaodesk.testing.TestDatabase;
import java.time.Clock;
import java.time.Instant;

/** The keeping of documents put together by hand, on a real database. */
final class DocumentFixtures {

    static final Instant NOW = Instant.parse("2026-02-12T02:00:00.123456789Z");
    static final Clock CLOCK = Clock.fixed(NOW, ShanghaiTime.ZONE);

    private DocumentFixtures() {}

    static Documents documents(String keys) {
        return new Documents(
                TestDatabase.jdbc(),
                new Inspection(InspectionLimits.DEFAULT, System::nanoTime),
                SealerFixtures.started(keys),
                CLOCK);
    }
}
