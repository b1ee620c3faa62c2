package io.fapiaodesk.platform.documents;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** Encrypts and decrypts contents with AES-256-GCM; each is bound to the id of what it belongs to. */
final class Vault {

    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final DocumentKeys keys;

    Vault(DocumentKeys keys) {
        this.keys = keys;
    }

    /** An encrypted content with what is needed, besides the key, to read it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sealed(String keyId, byte[] nonce, byte[] ciphertext) {}

    Sealed seal(String belongsTo, byte[] plain) {
        return seal(keys.currentId(), belongsTo, plain);
    }

    Sealed seal(String keyId, String belongsTo, byte[] plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            return new Sealed(
                    keyId,
                    nonce,
                    cipher(Cipher.ENCRYPT_MODE, keyId, nonce, belongsTo).doFinal(plain));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has AES-GCM", e);
        }
    }

    /**
     * Throws when it was changed, moved to another id, or sealed with another key.
     */
    byte[] open(String belongsTo, Sealed sealed) throws AEADBadTagException {
        try {
            return cipher(Cipher.DECRYPT_MODE, sealed.keyId(), sealed.nonce(), belongsTo)
                    .doFinal(sealed.ciphertext());
        } catch (AEADBadTagException tampered) {
            throw tampered;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has AES-GCM", e);
        }
    }

    private Cipher cipher(int mode, String keyId, byte[] nonce, String belongsTo) throws GeneralSecurityException {
        SecretKey key = keys.find(keyId)
                .orElseThrow(() -> new IllegalStateException("The document key " + keyId + " is not configured"));
        Cipher cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(belongsTo.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
