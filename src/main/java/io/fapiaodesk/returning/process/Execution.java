package io.fapiaodesk.returning.process;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.engine.CompletionRefusal;
import io.fapiaodesk.platform.engine.CompletionRefusedException;
import io.fapiaodesk.returning.domain.IllegalTransitionException;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Reads from an execution which return it leads, and tells whoever decides on it too late. */
final class Execution {

    private Execution() {}

    static RequestId caseOf(DelegateExecution execution) {
        return new RequestId(execution.getProcessBusinessKey());
    }

    /** The customer, or a clock, may have ended the return after the task was read: no fault of the server's. */
    static <T> T unlessItEnded(Supplier<T> decision) {
        try {
            return decision.get();
        } catch (IllegalTransitionException e) {
            throw new CompletionRefusedException(
                    CompletionRefusal.wrongState("This return has ended or moved on in the meantime."));
        }
    }
}
