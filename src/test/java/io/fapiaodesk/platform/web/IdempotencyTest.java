package io.fapiaodesk.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.platform.crypto.SealerFixtures;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.testing.TestDatabase;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.UnexpectedRollbackException;

class IdempotencyTest {

    private static final Instant NOW = Instant.parse("2026-02-12T02:00:00Z");

    private final SignedIn who = new SignedIn("personal", "A-1", Set.of());
    private final String key = UUID.randomUUID().toString();
    private final AtomicInteger done = new AtomicInteger();
    private final Idempotency idempotency = at(NOW);

    private static Idempotency at(Instant now) {
        return new Idempotency(
                TestDatabase.jdbc(),
                TestDatabase.transactionManager(),
                WebFixtures.problems(),
                WebFixtures.json(),
                SealerFixtures.sealer(),
                Clock.fixed(now, ShanghaiTime.ZONE));
    }

    private ResponseEntity<?> create() {
        return ResponseEntity.created(URI.create("/api/requests/TR-1"))
                .body(Map.of("requestId", "TR-" + done.incrementAndGet()));
    }

    @Test
    void the_same_request_again_reads_the_first_answer() {
        idempotency.once(who, key, "POST /a body", this::create);
        ResponseEntity<?> second = idempotency.once(who, key, "POST /a body", this::create);

        assertThat(done).hasValue(1);
        assertThat(second.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(second.getHeaders().getLocation()).hasToString("/api/requests/TR-1");
        assertThat(second.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_JSON);
        assertThat(second.getBody()).isEqualTo("{\"requestId\":\"TR-1\"}");
    }

    @Test
    void an_answer_without_a_body_has_none_the_second_time_either() {
        Supplier<ResponseEntity<?>> work = () -> ResponseEntity.noContent().build();
        idempotency.once(who, key, "x", work);

        ResponseEntity<?> second = idempotency.once(who, key, "x", work);

        assertThat(second.getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(second.getBody()).isNull();
    }

    @Test
    void another_request_under_the_same_key_is_a_conflict() {
        idempotency.once(who, key, "POST /a body", this::create);
        ResponseEntity<?> second = idempotency.once(who, key, "POST /a another body", this::create);

        assertThat(done).hasValue(1);
        assertThat(second.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(code(second)).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void a_key_belongs_to_its_sign_in() {
        idempotency.once(who, key, "x", this::create);
        idempotency.once(new SignedIn("enterprise", "A-2", Set.of()), key, "x", this::create);

        assertThat(done).hasValue(2);
    }

    @Test
    void without_a_key_every_request_is_a_new_one() {
        idempotency.once(who, null, "x", this::create);
        idempotency.once(who, null, "x", this::create);

        assertThat(done).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "ключ", "a\u0000b", "a\nb"})
    void a_key_is_printable_ascii(String wrong) {
        ResponseEntity<?> answer = idempotency.once(who, wrong, "x", this::create);

        assertThat(done).hasValue(0);
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(code(answer)).isEqualTo("IDEMPOTENCY_KEY_INVALID");
    }

    @Test
    void a_key_has_at_most_128_characters() {
        assertThat(idempotency
                        .once(who, key + "k".repeat(128 - key.length()), "x", this::create)
                        .getStatusCode())
                .isEqualTo(HttpStatus.CREATED);
        assertThat(idempotency.once(who, "k".repeat(129), "x", this::create).getStatusCode())
                .isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
    }

    @Test
    void a_refused_request_may_be_put_right_under_the_same_key() {
        ResponseEntity<?> refused = idempotency.once(
                who, key, "wrong", () -> WebFixtures.problems().respond(Refusal.wrongState("PENDING")));
        ResponseEntity<?> second = idempotency.once(who, key, "right", this::create);

        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(second.getStatusCode()).isEqualTo(HttpStatus.CREATED);
    }

    @Test
    void a_failure_takes_the_key_back_with_the_work() {
        String witness = "witness-" + key;
        assertThatThrownBy(() -> idempotency.once(who, key, "x", () -> {
                    idempotency.once(who, witness, "x", this::create);
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");

        idempotency.once(who, key, "x", this::create);
        idempotency.once(who, witness, "x", this::create);

        assertThat(done).hasValue(3);
    }

    @Test
    void a_refusal_in_a_doomed_transaction_is_answered_and_leaves_no_key() {
        ResponseEntity<?> answer = idempotency.once(who, key, "x", () -> {
            doomTheTransaction();
            return WebFixtures.problems().respond(Refusal.wrongState("PENDING"));
        });

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(idempotency.once(who, key, "y", this::create).getStatusCode())
                .isEqualTo(HttpStatus.CREATED);
    }

    @Test
    void a_success_that_cannot_be_committed_is_not_answered() {
        assertThatThrownBy(() -> idempotency.once(who, key, "x", () -> {
                    doomTheTransaction();
                    return create();
                }))
                .isInstanceOf(UnexpectedRollbackException.class);
    }

    private static void doomTheTransaction() {
        assertThatThrownBy(() -> TestDatabase.transaction().executeWithoutResult(inner -> {
                    throw new IllegalStateException("dooms the transaction it takes part in");
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void of_parallel_requests_one_does_the_work_and_all_read_its_answer() throws Exception {
        int callers = 8;
        ExecutorService pool = Executors.newFixedThreadPool(callers);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<ResponseEntity<?>>> answers = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            answers.add(pool.submit(() -> {
                start.await();
                return idempotency.once(who, key, "x", this::create);
            }));
        }
        start.countDown();
        for (Future<ResponseEntity<?>> answer : answers) {
            assertThat(answer.get().getStatusCode()).isEqualTo(HttpStatus.CREATED);
            assertThat(Objects.toString(answer.get().getBody())).contains("TR-1");
        }
        pool.shutdown();

        assertThat(done).hasValue(1);
    }

    @Test
    void answers_are_forgotten_after_a_week() {
        idempotency.once(who, key, "x", this::create);
        at(NOW.plus(Idempotency.KEPT_FOR)).forgetOldAnswers();
        idempotency.once(who, key, "x", this::create);
        assertThat(done).hasValue(1);

        at(NOW.plus(Idempotency.KEPT_FOR).plus(Duration.ofSeconds(1))).forgetOldAnswers();
        idempotency.once(who, key, "x", this::create);
        assertThat(done).hasValue(2);
    }

    private static Object code(ResponseEntity<?> answer) {
        ProblemDetail problem = (ProblemDetail) Objects.requireNonNull(answer.getBody());
        return Objects.requireNonNull(
                Objects.requireNonNull(problem.getProperties()).get("code"));
    }
}
