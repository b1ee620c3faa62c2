package io.fapiaodesk.platform.security;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Remembers for some minutes that a password was right, because bcrypt is slow on purpose and callers of the API send
 * their password with every call. What is kept is a keyed hash over the name, the password and the stored hash: it is
 * worthless outside of this process, and a changed password is forgotten at once.
 */
class RememberedPasswords {

    private static final int MOST = 10_000;

    private final long nanos;
    private final LongSupplier clock;
    private final SecretKeySpec key;
    private final Map<ByteBuffer, Long> rightUntil = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Long> eldest) {
            return size() > MOST;
        }
    };

    RememberedPasswords(Duration howLong, LongSupplier nanoClock) {
        this.nanos = howLong.toNanos();
        this.clock = nanoClock;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, "HmacSHA256");
    }

    boolean knows(SignIn signIn, String password) {
        ByteBuffer entry = entry(signIn, password);
        synchronized (rightUntil) {
            Long until = rightUntil.get(entry);
            return until != null && until - clock.getAsLong() > 0;
        }
    }

    void remember(SignIn signIn, String password) {
        ByteBuffer entry = entry(signIn, password);
        synchronized (rightUntil) {
            rightUntil.remove(entry);
            rightUntil.put(entry, clock.getAsLong() + nanos);
        }
    }

    private ByteBuffer entry(SignIn signIn, String password) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(signIn.name().getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            mac.update(signIn.passwordHash().getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return ByteBuffer.wrap(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
