package io.fapiaodesk.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.kernel.Refusal;
import java.util.stream.Stream;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EngineFailuresTest {

    private final EngineFailures failures = new EngineFailures();

    static Stream<RuntimeException> tooLate() {
        return Stream.of(
                new OptimisticLockingException("changed"),
                new MismatchingMessageCorrelationException("ApplicationEnded", "nothing waits for it"),
                new NullValueException("Cannot find task with id x: task is null"),
                new NotFoundException("no such job"));
    }

    @ParameterizedTest
    @MethodSource("tooLate")
    void whoever_asks_the_engine_about_something_that_has_just_ended_is_told_that_it_changed(RuntimeException late) {
        assertThat(failures.translate(late)).map(Refusal::code).contains("CHANGED_MEANWHILE");
        assertThat(failures.translate(late)).map(Refusal::kind).contains(Refusal.Kind.WRONG_STATE);
    }

    @Test
    void a_fault_of_ours_is_not_made_smaller() {
        assertThat(failures.translate(new NullPointerException("ours"))).isEmpty();
        assertThat(failures.translate(new IllegalStateException("ours"))).isEmpty();
    }
}
