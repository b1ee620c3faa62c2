package io.fapiaodesk.platform.security;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The sign-ins that were read a moment ago, because a program sends its name with every call. A change on this node is
 * known at once, one on another node within seconds; that there is no such sign-in is never remembered.
 */
class KnownSignIns {

    /** How long another node may still let somebody in whose sign-in was changed or closed here. */
    static final Duration KNOWN_FOR = Duration.ofSeconds(2);

    private static final int MOST = 10_000;

    private record Known(SignIn signIn, long until) {}

    private final LongSupplier clock;
    private long changes;
    private final Map<String, Known> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST;
        }
    };

    KnownSignIns(LongSupplier nanoClock) {
        this.clock = nanoClock;
    }

    synchronized Optional<SignIn> find(String name) {
        Known found = known.get(name);
        return found == null || found.until() - clock.getAsLong() <= 0 ? Optional.empty() : Optional.of(found.signIn());
    }

    /** To be asked before reading: what was read before a change must not be remembered after it. */
    synchronized long changes() {
        return changes;
    }

    synchronized void remember(@Nullable SignIn signIn, long changesBefore) {
        if (signIn != null && changes == changesBefore) {
            known.remove(signIn.name());
            known.put(signIn.name(), new Known(signIn, clock.getAsLong() + KNOWN_FOR.toNanos()));
        }
    }

    synchronized void forget(String name) {
        changes++;
        known.remove(name);
    }
}
