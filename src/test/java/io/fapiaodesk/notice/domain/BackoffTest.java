package io.fapiaodesk.notice.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff(List.of(Duration.ofSeconds(10), Duration.ofHours(1)));

    @Test
    void each_failed_attempt_waits_for_its_own_time() {
        assertThat(backoff.after(1)).contains(Duration.ofSeconds(10));
        assertThat(backoff.after(2)).contains(Duration.ofHours(1));
    }

    @Test
    void after_the_last_wait_a_person_is_asked() {
        assertThat(backoff.after(3)).isEmpty();
        assertThat(new Backoff(List.of()).after(1)).isEmpty();
    }
}
