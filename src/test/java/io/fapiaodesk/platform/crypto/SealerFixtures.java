package io.fapiaodesk.platform.crypto;

import io.fapiaodesk.testing.TestDatabase;
import java.util.Base64;
import java.util.Random;

/** Sealers with keys of the tests' own. */
public final class SealerFixtures {

    private SealerFixtures() {}

    /** A key as the setting names it; the same for the same seed. */
    public static String key(String id, long seed) {
        byte[] key = new byte[32];
        new Random(seed).nextBytes(key);
        return id + ":" + Base64.getEncoder().encodeToString(key);
    }

    /** For what is kept without a reference to its key. */
    public static Sealer sealer() {
        return new Sealer(SealingKeys.parse(key("test", 7)));
    }

    /** As at a start with these keys: the database learns of them, or refuses them. */
    public static Sealer started(String keys) {
        SealingKeys parsed = SealingKeys.parse(keys);
        Sealer sealer = new Sealer(parsed);
        new KeyCheck(TestDatabase.jdbc(), parsed, sealer).afterPropertiesSet();
        return sealer;
    }
}
