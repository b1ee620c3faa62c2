package io.fapiaodesk.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RememberedPasswordsTest {

    private final AtomicLong now = new AtomicLong();
    private final RememberedPasswords remembered = new RememberedPasswords(Duration.ofMinutes(5), now::get);
    private final SignIn signIn = new SignIn("ops", "hash-of-one", null, Set.of("operations"), true);

    @Test
    void a_right_password_is_known_for_some_minutes() {
        remembered.remember(signIn, "one");
        assertThat(remembered.knows(signIn, "one")).isTrue();
        now.addAndGet(Duration.ofMinutes(5).toNanos());
        assertThat(remembered.knows(signIn, "one")).isFalse();
    }

    @Test
    void no_other_password_and_no_other_name_is_known_with_it() {
        remembered.remember(signIn, "one");
        assertThat(remembered.knows(signIn, "two")).isFalse();
        assertThat(remembered.knows(new SignIn("opsx", "hash-of-one", null, Set.of(), true), "one"))
                .isFalse();
    }

    @Test
    void a_changed_password_is_forgotten_at_once() {
        remembered.remember(signIn, "one");
        assertThat(remembered.knows(new SignIn("ops", "hash-of-two", null, Set.of("operations"), true), "one"))
                .isFalse();
    }
}
