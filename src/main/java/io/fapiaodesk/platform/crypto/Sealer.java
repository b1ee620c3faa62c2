package io.fapiaodesk.platform.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals personal data for the database with AES-256-GCM and opens it again. What is sealed is bound to its table, row
 * and column: put anywhere else it does not open. The same text never looks the same twice, so the database can neither
 * compare nor search it; whoever has to compare opens it first.
 */
public final class Sealer {

    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final SealingKeys keys;

    Sealer(SealingKeys keys) {
        this.keys = keys;
    }

    /** Where in the database something is kept. */
    public record Place(String table, String row, String column) {

        private byte[] bytes() {
            return toString().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return table + '/' + row + '/' + column;
        }
    }

    /** Something sealed, with what is needed, besides the key, to open it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Sealed(String keyId, byte[] nonce, byte[] ciphertext) {}

    public Sealed seal(Place place, byte[] plain) {
        return seal(keys.currentId(), place, plain);
    }

    Sealed seal(String keyId, Place place, byte[] plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            return new Sealed(
                    keyId,
                    nonce,
                    cipher(Cipher.ENCRYPT_MODE, keyId, nonce, place).doFinal(plain));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has AES-GCM", e);
        }
    }

    /** Throws when it was changed, moved to another place, or sealed with another key. */
    public byte[] open(Place place, Sealed sealed) {
        try {
            return cipher(Cipher.DECRYPT_MODE, sealed.keyId(), sealed.nonce(), place)
                    .doFinal(sealed.ciphertext());
        } catch (AEADBadTagException tampered) {
            throw new TamperedException(place, tampered);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has AES-GCM", e);
        }
    }

    /** A text as one value for a column: the id of the key with its length before it, the nonce, what is sealed. */
    public byte @Nullable [] sealText(Place place, @Nullable String plain) {
        if (plain == null) {
            return null;
        }
        Sealed sealed = seal(place, plain.getBytes(StandardCharsets.UTF_8));
        byte[] keyId = sealed.keyId().getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(1 + keyId.length + NONCE_BYTES + sealed.ciphertext().length)
                .put((byte) keyId.length)
                .put(keyId)
                .put(sealed.nonce())
                .put(sealed.ciphertext())
                .array();
    }

    /** The text that {@link #sealText} made the value of; throws when it was changed or moved. */
    public @Nullable String openText(Place place, byte @Nullable [] value) {
        if (value == null) {
            return null;
        }
        if (value.length == 0 || value[0] < 1 || value.length < 1 + value[0] + NONCE_BYTES + TAG_BYTES) {
            throw new TamperedException(place, null);
        }
        ByteBuffer parts = ByteBuffer.wrap(value);
        byte[] keyId = new byte[parts.get()];
        byte[] nonce = new byte[NONCE_BYTES];
        parts.get(keyId).get(nonce);
        byte[] ciphertext = new byte[parts.remaining()];
        parts.get(ciphertext);
        return new String(
                open(place, new Sealed(new String(keyId, StandardCharsets.US_ASCII), nonce, ciphertext)),
                StandardCharsets.UTF_8);
    }

    private Cipher cipher(int mode, String keyId, byte[] nonce, Place place) throws GeneralSecurityException {
        SecretKey key = keys.find(keyId)
                .orElseThrow(() -> new IllegalStateException("The encryption key " + keyId + " is not configured"));
        Cipher cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, key, new GCMParameterSpec(8 * TAG_BYTES, nonce));
        cipher.updateAAD(place.bytes());
        return cipher;
    }
}
