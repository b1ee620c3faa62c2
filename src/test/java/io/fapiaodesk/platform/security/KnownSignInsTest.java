package io.fapiaodesk.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.testing.TestDatabase;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class KnownSignInsTest {

    private final AtomicLong now = new AtomicLong(-5);
    private final KnownSignIns known = new KnownSignIns(now::get);
    private final SignIn signIn = new SignIn("reviewer", "hash", null, Set.of("title-reviewers"), true);

    @Test
    void a_sign_in_is_known_for_two_seconds() {
        known.remember(signIn, known.changes());
        now.addAndGet(KnownSignIns.KNOWN_FOR.toNanos() - 1);
        assertThat(known.find("reviewer")).contains(signIn);
        now.incrementAndGet();
        assertThat(known.find("reviewer")).isEmpty();
    }

    @Test
    void nobody_else_is_known_by_it() {
        known.remember(signIn, known.changes());
        assertThat(known.find("reviewer2")).isEmpty();
    }

    @Test
    void a_changed_sign_in_is_forgotten_at_once() {
        known.remember(signIn, known.changes());
        known.forget("reviewer");
        assertThat(known.find("reviewer")).isEmpty();
    }

    @Test
    void what_was_read_before_a_change_is_not_remembered_after_it() {
        long before = known.changes();
        known.forget("reviewer");
        known.remember(signIn, before);
        assertThat(known.find("reviewer")).isEmpty();
    }

    @Test
    void that_there_is_no_such_sign_in_is_asked_anew() {
        known.remember(null, known.changes());
        assertThat(known.find("nobody")).isEmpty();
    }

    @Test
    void a_sign_in_that_is_closed_here_lets_nobody_in_any_more() {
        SignIns signIns = new SignIns(TestDatabase.jdbc(), event -> {});
        String name = "known-" + UUID.randomUUID();
        SignIn open = new SignIn(name, "hash", null, Set.of("title-reviewers"), true);
        TestDatabase.transaction().executeWithoutResult(status -> signIns.save(open));
        assertThat(signIns.whoIs(name)).isPresent();

        TestDatabase.transaction().executeWithoutResult(status -> {
            signIns.save(new SignIn(name, "hash", null, Set.of("title-reviewers"), false));
            // Somebody who asks in the middle still reads what was, and must not keep it.
            assertThat(readElsewhere(signIns, name)).isTrue();
        });

        assertThat(signIns.whoIs(name)).isEmpty();
        assertThat(signIns.lookUp(name)).map(SignIn::enabled).contains(false);
    }

    private static boolean readElsewhere(SignIns signIns, String name) {
        boolean[] present = new boolean[1];
        Thread other = new Thread(() -> present[0] = signIns.whoIs(name).isPresent());
        other.start();
        try {
            other.join();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        return present[0];
    }
}
