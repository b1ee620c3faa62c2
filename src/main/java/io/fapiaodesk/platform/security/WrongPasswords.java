package io.fapiaodesk.platform.security;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Slows down guessing. After some wrong passwords for a name from one address, that address has to wait before it may
 * try the name again, each time twice as long, up to a minute; an address that guesses at many names waits as well.
 * Nobody is ever locked out for good, and nobody can lock out another from elsewhere.
 */
class WrongPasswords {

    static final int FREE_TRIES_FOR_A_NAME = 5;
    static final int FREE_TRIES_FOR_AN_ADDRESS = 50;

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);
    private static final int MOST = 20_000;

    private record Tries(int wrong, long waitUntil, long forgetAt) {}

    private final LongSupplier clock;
    private final Map<String, Tries> tries = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
            return size() > MOST;
        }
    };

    WrongPasswords(LongSupplier nanoClock) {
        this.clock = nanoClock;
    }

    /** How long this address still has to wait before it may try the name again. */
    synchronized Duration wait(String name, String address) {
        long now = clock.getAsLong();
        long nanos = Math.max(remaining(address + ' ' + name, now), remaining(address, now));
        return Duration.ofNanos(Math.max(0, nanos));
    }

    synchronized void wrong(String name, String address) {
        count(address + ' ' + name, FREE_TRIES_FOR_A_NAME);
        count(address, FREE_TRIES_FOR_AN_ADDRESS);
    }

    synchronized void right(String name, String address) {
        tries.remove(address + ' ' + name);
    }

    private long remaining(String key, long now) {
        Tries so = tries.get(key);
        return so == null ? 0 : so.waitUntil() - now;
    }

    private void count(String key, int free) {
        long now = clock.getAsLong();
        Tries before = tries.remove(key);
        int wrong = before == null || before.forgetAt() - now <= 0 ? 1 : before.wrong() + 1;
        int beyond = Math.min(wrong - free, 6);
        long wait = beyond < 0
                ? 0
                : Math.min(
                        LONGEST_WAIT.toNanos(), Duration.ofSeconds(1L << beyond).toNanos());
        tries.put(key, new Tries(wrong, now + wait, now + FORGOTTEN_AFTER.toNanos()));
    }
}
