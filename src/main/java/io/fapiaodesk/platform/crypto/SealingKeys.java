package io.fapiaodesk.platform.crypto;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys that personal data and proof files are encrypted with, by their ids. The first is the one that everything new
 * is encrypted with; the others still open what was encrypted before it.
 */
final class SealingKeys {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,32}");
    private static final int KEY_BYTES = 32;

    private final Map<String, SecretKey> keys;
    private final String current;

    private SealingKeys(Map<String, SecretKey> keys) {
        this.keys = keys;
        this.current = keys.keySet().iterator().next();
    }

    /** Reads {@code id:base64,...}. */
    static SealingKeys parse(String text) {
        Map<String, SecretKey> keys = new LinkedHashMap<>();
        for (String pair : text.strip().split("\\s*,\\s*", -1)) {
            String[] parts = pair.split(":", 2);
            if (parts.length != 2 || !ID.matcher(parts[0]).matches()) {
                throw new UnusableSealingKeysException("fapiao.encryption-keys must read id:base64,id:base64,…");
            }
            if (keys.put(parts[0], key(parts[0], parts[1])) != null) {
                throw new UnusableSealingKeysException("fapiao.encryption-keys has the id " + parts[0] + " twice");
            }
        }
        return new SealingKeys(keys);
    }

    /** The text of the exception names the id only: what is wrong with a secret must not tell the secret. */
    private static SecretKey key(String id, String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            bytes = new byte[0];
        }
        if (bytes.length != KEY_BYTES) {
            throw new UnusableSealingKeysException(
                    "The key " + id + " in fapiao.encryption-keys is not 32 bytes in Base64");
        }
        return new SecretKeySpec(bytes, "AES");
    }

    String currentId() {
        return current;
    }

    Set<String> ids() {
        return keys.keySet();
    }

    Optional<SecretKey> find(String id) {
        return Optional.ofNullable(keys.get(id));
    }
}
