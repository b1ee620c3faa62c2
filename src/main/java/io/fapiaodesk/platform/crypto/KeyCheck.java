package io.fapiaodesk.platform.crypto;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Refuses to start with keys that cannot open what is sealed: each key leaves a sealed word in the database when it
 * is first used, and must be able to read it at every later start.
 */
final class KeyCheck implements InitializingBean {

    private static final byte[] WORD = "fapiao-desk".getBytes(StandardCharsets.US_ASCII);

    private final JdbcClient jdbc;
    private final SealingKeys keys;
    private final Sealer sealer;

    KeyCheck(JdbcClient jdbc, SealingKeys keys, Sealer sealer) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.sealer = sealer;
    }

    @Override
    public void afterPropertiesSet() {
        check(sealedWords());
        Set<String> unknown = new HashSet<>(keys.ids());
        sealedWords().forEach(word -> unknown.remove(word.keyId()));
        for (String keyId : unknown) {
            Sealer.Sealed word = sealer.seal(keyId, place(keyId), WORD);
            jdbc.sql("""
                            insert into sealing_key (id, nonce, key_check) values (:id, :nonce, :check)
                            on conflict (id) do nothing
                            """)
                    .param("id", keyId)
                    .param("nonce", word.nonce())
                    .param("check", word.ciphertext())
                    .update();
        }
        if (!unknown.isEmpty()) {
            // Another node may have been first, with another key under the same id.
            check(sealedWords());
        }
    }

    private List<Sealer.Sealed> sealedWords() {
        return jdbc.sql("select id, nonce, key_check from sealing_key")
                .query((row, index) ->
                        new Sealer.Sealed(row.getString("id"), row.getBytes("nonce"), row.getBytes("key_check")))
                .list();
    }

    private static Sealer.Place place(String keyId) {
        return new Sealer.Place("sealing_key", keyId, "key_check");
    }

    private void check(List<Sealer.Sealed> words) {
        for (Sealer.Sealed word : words) {
            if (keys.find(word.keyId()).isEmpty()) {
                throw new UnusableSealingKeysException("Data is encrypted with the key " + word.keyId()
                        + ", which is missing in fapiao.encryption-keys");
            }
            try {
                sealer.open(place(word.keyId()), word);
            } catch (TamperedException wrong) {
                throw new UnusableSealingKeysException("The key " + word.keyId()
                        + " in fapiao.encryption-keys is not the one that the data is encrypted with");
            }
        }
    }
}
