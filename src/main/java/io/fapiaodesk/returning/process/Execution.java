package io.fapiaodesk.returning.process;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.engine.CompletionRefusal;
import io.fapiaodesk.platform.engine.CompletionRefusedException;
import io.fapiaodesk.returning.ReturnBrief;
import io.fapiaodesk.returning.domain.IllegalTransitionException;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.task.Task;

/** Reads from an execution which return it leads, and tells whoever decides on it too late. */
final class Execution {

    private Execution() {}

    static RequestId caseOf(DelegateExecution execution) {
        return new RequestId(execution.getProcessBusinessKey());
    }

    /** Whoever has a task of the return reads what is known of it now. */
    static void show(DelegateExecution execution, ReturnBrief briefs) {
        TaskService tasks = execution.getProcessEngineServices().getTaskService();
        List<Task> open = tasks.createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .list();
        if (!open.isEmpty()) {
            String brief = briefs.of(caseOf(execution));
            open.forEach(task -> tasks.setVariableLocal(task.getId(), BookedInvoiceReturnModel.BRIEF, brief));
        }
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
