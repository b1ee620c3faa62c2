package io.fapiaodesk.notice.domain;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long to wait after the first, second, ... attempt that failed for a passing reason. */
public record Backoff(List<Duration> waits) {

    public Backoff {
        waits = List.copyOf(waits);
        if (waits.stream().anyMatch(Duration::isNegative)) {
            throw new IllegalArgumentException("Nobody waits a negative time");
        }
    }

    /** The wait before the next attempt, or nothing when it is time to ask a person. */
    public Optional<Duration> after(int attempts) {
        return attempts <= waits.size() ? Optional.of(waits.get(attempts - 1)) : Optional.empty();
    }
}
