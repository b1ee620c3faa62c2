package io.fapiaodesk.platform.documents;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.crypto.AEADBadTagException;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Refuses to start with keys that cannot open the files there are: each key leaves a sealed word in the database when it
 * is first used, and must be able to read it at every later start.
 */
final class KeyCheck implements InitializingBean {

    private static final byte[] WORD = "fapiao-desk".getBytes(StandardCharsets.US_ASCII);

    private final JdbcClient jdbc;
    private final DocumentKeys keys;
    private final Vault vault;

    KeyCheck(JdbcClient jdbc, DocumentKeys keys, Vault vault) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.vault = vault;
    }

    @Override
    public void afterPropertiesSet() {
        check(sealedWords());
        Set<String> unknown = new HashSet<>(keys.ids());
        sealedWords().forEach(word -> unknown.remove(word.keyId()));
        for (String keyId : unknown) {
            Vault.Sealed word = vault.seal(keyId, keyId, WORD);
            jdbc.sql("""
                            insert into document_key (id, nonce, key_check) values (:id, :nonce, :check)
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

    private List<Vault.Sealed> sealedWords() {
        return jdbc.sql("select id, nonce, key_check from document_key")
                .query((row, index) ->
                        new Vault.Sealed(row.getString("id"), row.getBytes("nonce"), row.getBytes("key_check")))
                .list();
    }

    private void check(List<Vault.Sealed> words) {
        for (Vault.Sealed word : words) {
            if (keys.find(word.keyId()).isEmpty()) {
                throw new UnusableDocumentKeysException("Proof files are encrypted with the key " + word.keyId()
                        + ", which is missing in fapiao.document-keys");
            }
            try {
                vault.open(word.keyId(), word);
            } catch (AEADBadTagException wrong) {
                throw new UnusableDocumentKeysException("The key " + word.keyId()
                        + " in fapiao.document-keys is not the one that the proof files are encrypted with");
            }
        }
    }
}
