package io.fapiaodesk.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WrongPasswordsTest {

    private final AtomicLong now = new AtomicLong(Duration.ofDays(3).toNanos());
    private final WrongPasswords wrongPasswords = new WrongPasswords(now::get);

    private void fail(int times, String name, String address) {
        for (int i = 0; i < times; i++) {
            wrongPasswords.wrong(name, address);
        }
    }

    @Test
    void a_few_slips_cost_no_time() {
        fail(WrongPasswords.FREE_TRIES_FOR_A_NAME - 1, "reviewer", "192.0.2.1");
        assertThat(wrongPasswords.wait("reviewer", "192.0.2.1")).isZero();
    }

    @Test
    void guessing_is_slowed_down_more_and_more_and_never_beyond_a_minute() {
        fail(WrongPasswords.FREE_TRIES_FOR_A_NAME, "reviewer", "192.0.2.1");
        assertThat(wrongPasswords.wait("reviewer", "192.0.2.1")).isEqualTo(Duration.ofSeconds(1));
        fail(1, "reviewer", "192.0.2.1");
        assertThat(wrongPasswords.wait("reviewer", "192.0.2.1")).isEqualTo(Duration.ofSeconds(2));
        fail(40, "reviewer", "192.0.2.1");
        assertThat(wrongPasswords.wait("reviewer", "192.0.2.1")).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void the_wait_passes() {
        fail(20, "reviewer", "192.0.2.1");
        now.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(wrongPasswords.wait("reviewer", "192.0.2.1")).isZero();
    }

    @Test
    void nobody_locks_out_another_from_elsewhere() {
        fail(1000, "reviewer", "192.0.2.1");
        assertThat(wrongPasswords.wait("reviewer", "198.51.100.7")).isZero();
    }

    @Test
    void an_address_that_tries_many_names_waits_for_all_of_them() {
        for (int i = 0; i < WrongPasswords.FREE_TRIES_FOR_AN_ADDRESS; i++) {
            wrongPasswords.wrong("name" + i, "192.0.2.1");
        }
        assertThat(wrongPasswords.wait("another", "192.0.2.1")).isPositive();
    }

    @Test
    void the_right_password_forgives_the_slips_before_it() {
        fail(WrongPasswords.FREE_TRIES_FOR_A_NAME - 1, "reviewer", "192.0.2.1");
        wrongPasswords.right("reviewer", "192.0.2.1");
        fail(WrongPasswords.FREE_TRIES_FOR_A_NAME - 1, "reviewer", "192.0.2.1");
        assertThat(wrongPasswords.wait("reviewer", "192.0.2.1")).isZero();
    }

    @Test
    void old_slips_are_forgotten() {
        fail(WrongPasswords.FREE_TRIES_FOR_A_NAME - 1, "reviewer", "192.0.2.1");
        now.addAndGet(Duration.ofMinutes(15).toNanos());
        fail(1, "reviewer", "192.0.2.1");
        assertThat(wrongPasswords.wait("reviewer", "192.0.2.1")).isZero();
    }
}
