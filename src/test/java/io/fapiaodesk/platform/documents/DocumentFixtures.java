package io.fapiaodesk.platform.documents;

import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.testing.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Random;

/** The keeping of documents put together by hand, on a real database. */
final class DocumentFixtures {

    static final Instant NOW = Instant.parse("2026-02-12T02:00:00.123456789Z");
    static final Clock CLOCK = Clock.fixed(NOW, ShanghaiTime.ZONE);

    private DocumentFixtures() {}

    static String key(String id, long seed) {
        byte[] key = new byte[32];
        new Random(seed).nextBytes(key);
        return id + ":" + Base64.getEncoder().encodeToString(key);
    }

    static Documents documents(String keys) {
        DocumentKeys parsed = DocumentKeys.parse(keys);
        Vault vault = new Vault(parsed);
        new KeyCheck(TestDatabase.jdbc(), parsed, vault).afterPropertiesSet();
        return new Documents(
                TestDatabase.jdbc(), new Inspection(InspectionLimits.DEFAULT, System::nanoTime), vault, CLOCK);
    }
}
