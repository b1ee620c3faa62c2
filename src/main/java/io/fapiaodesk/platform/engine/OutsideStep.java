package io.fapiaodesk.platform.engine;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;

/**
 * A step that asks somebody outside, which may take seconds. The question is put before the engine's transaction begins,
 * so that nobody waits with a connection in hand; the answer is taken in the transaction, together with what follows from
 * it. That transaction may fail, and then the whole step is repeated: only a question that may be put again belongs here.
 *
 * @param <A> what the step takes from the answer
 */
public abstract class OutsideStep<A> implements JavaDelegate {

    private static final ThreadLocal<@Nullable Heard> HEARD = new ThreadLocal<>();

    /**
     * Which case is at the step.
     *
     * @param businessKey of the process instance
     */
    public record At(String businessKey, String processInstanceId) {}

    /** What is left of the step once the answer is there, or is known not to come. */
    private record Heard(OutsideStep<?> step, Consumer<DelegateExecution> rest) {}

    /** Puts the question, in no transaction. Whatever it throws becomes the failure of the step. */
    protected abstract A ask(At at);

    /** Takes the answer, in the transaction of the step. */
    protected abstract void take(A answer, DelegateExecution execution);

    /** Puts the question and then runs the transaction in which the step is taken. */
    public final <T> T askedBefore(Supplier<T> transaction, At at) {
        HEARD.set(new Heard(this, hear(at)));
        try {
            return transaction.get();
        } finally {
            HEARD.remove();
        }
    }

    private Consumer<DelegateExecution> hear(At at) {
        try {
            A answer = ask(at);
            return execution -> take(answer, execution);
        } catch (RuntimeException failure) {
            return execution -> {
                throw failure;
            };
        }
    }

    @Override
    public final void execute(DelegateExecution execution) {
        Heard heard = HEARD.get();
        if (heard == null || heard.step() != this) {
            throw new IllegalStateException("A step that asks somebody outside begins with a job of its own");
        }
        HEARD.remove();
        heard.rest().accept(execution);
    }
}
