package io.fapiaodesk.platform.gateway;

import static io.fapiaodesk.platform.gateway.ScriptedHttpServer.answer;
import static io.fapiaodesk.platform.gateway.ScriptedHttpServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fapiaodesk.platform.gateway.UnreachableException.Code;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.service.annotation.GetExchange;

class GatewayTest {

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final ScriptedHttpServer.Script WORKS = json("{\"word\": \"yes\"}");
    private static final ScriptedHttpServer.Script FAILS = answer("503 Down", "application/json", "{}");

    private final ScriptedHttpServer server = new ScriptedHttpServer(WORKS);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Gateway gateway = new Gateway(
            "oracle",
            new GatewayAddress(server.address(), "s3cret"),
            new GatewaySettings(null, null, Duration.ofSeconds(2), Duration.ofSeconds(5), PAUSE),
            meters);
    private final Oracle oracle = gateway.offering(Oracle.class);

    interface Oracle {
        @GetExchange("/word")
        Answer word();
    }

    record Answer(@Nullable String word) {}

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void after_ten_failures_nobody_is_asked_until_the_pause_is_over_and_the_trials_went_well() {
        server.play(FAILS);
        for (int i = 0; i < 10; i++) {
            assertThat(failure().code()).isEqualTo(Code.OUT_OF_ORDER);
        }
        assertThat(state()).isEqualTo("open");
        assertThat(failure().code()).isEqualTo(Code.LEFT_ALONE);
        assertThat(server.calls()).hasSize(10);

        server.play(WORKS);
        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> ask().equals("yes"));
        assertThat(state()).isEqualTo("half_open");
        ask();
        ask();
        assertThat(state()).isEqualTo("closed");
    }

    @Test
    void nobody_is_asked_within_a_database_transaction() {
        TransactionSynchronizationManager.setActualTransactionActive(true);
        try {
            assertThatThrownBy(this::ask)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("oracle is not asked within a database transaction");
        } finally {
            TransactionSynchronizationManager.setActualTransactionActive(false);
        }
        assertThat(server.calls()).isEmpty();
        assertThat(ask()).isEqualTo("yes");
    }

    @Test
    void a_trial_that_fails_opens_the_circuit_again() {
        server.play(FAILS);
        for (int i = 0; i < 10; i++) {
            failure();
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> failure().code() == Code.OUT_OF_ORDER);
        failure();
        failure();

        assertThat(state()).isEqualTo("open");
        assertThat(server.calls()).hasSize(13);
    }

    @Test
    void nine_failures_are_not_enough_to_judge() {
        server.play(FAILS);
        for (int i = 0; i < 9; i++) {
            failure();
        }

        assertThat(state()).isEqualTo("closed");
    }

    @Test
    void what_was_asked_is_counted_by_what_came_of_it() {
        ask();
        server.play(FAILS);
        failure();

        assertThat(meters.get("fapiao.gateway.calls")
                        .tags("gateway", "oracle", "call", "word", "outcome", "yes")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("fapiao.gateway.calls")
                        .tags("outcome", "out_of_order")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void the_credential_is_sent_and_never_shown() {
        ask();

        assertThat(server.calls()).singleElement().asString().contains("Authorization: Bearer s3cret");
        assertThat(new GatewayAddress(server.address(), "s3cret").toString()).doesNotContain("s3cret");
    }

    @Test
    void settings_come_from_the_environment_and_have_defaults() {
        MockEnvironment environment = new MockEnvironment();
        assertThat(GatewaySettings.of(environment, "fapiao.oracle"))
                .isEqualTo(new GatewaySettings(
                        null, null, Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(10)));

        Map.of("url", "https://oracle.example/v1/", "token", "s3cret", "read-timeout", "3s")
                .forEach((name, value) -> environment.setProperty("fapiao.oracle." + name, value));
        GatewaySettings settings = GatewaySettings.of(environment, "fapiao.oracle");
        assertThat(settings.readTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.address("oracle").token()).isEqualTo("s3cret");
        assertThat(settings.toString()).doesNotContain("s3cret");
    }

    /** The lock of an engine job is 60 seconds; what takes a quarter of it, with others beside it, may be done twice. */
    @Test
    void a_call_may_not_take_a_quarter_of_the_job_lock() {
        assertThatThrownBy(() -> new GatewaySettings(null, null, Duration.ofSeconds(5), Duration.ofSeconds(10), PAUSE))
                .hasMessageContaining("less than 15s");
        assertThat(new GatewaySettings(null, null, Duration.ofSeconds(5), Duration.ofMillis(9999), PAUSE))
                .isNotNull();
        assertThatThrownBy(() -> new GatewaySettings(null, null, Duration.ZERO, Duration.ofSeconds(1), PAUSE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private String ask() {
        return gateway.ask("word", () -> Objects.requireNonNull(oracle.word().word()), word -> word);
    }

    private UnreachableException failure() {
        try {
            throw new AssertionError("answered " + ask());
        } catch (UnreachableException e) {
            return e;
        }
    }

    private String state() {
        return meters.get("fapiao.gateway.circuit").gauges().stream()
                .filter(gauge -> gauge.value() == 1)
                .map(gauge -> Objects.requireNonNull(gauge.getId().getTag("state")))
                .reduce((one, other) -> one + " and " + other)
                .orElse("none");
    }
}
