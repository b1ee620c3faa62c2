package io.fapiaodesk.invoicing.process;

import io.fapiaodesk.kernel.RequestId;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The open tasks of a request, and how Tasklist orders them: the later, the higher. New ones have the engine's 50. */
final class FailedInvoiceTask {

    static final int REMINDED = 75;
    static final int OVERDUE = 100;

    private FailedInvoiceTask() {}

    static RequestId caseOf(DelegateExecution execution) {
        return new RequestId(execution.getProcessBusinessKey());
    }

    /** All of the request: what was promised, was promised for all of its invoices. */
    static void raise(DelegateExecution execution, int priority) {
        TaskService tasks = execution.getProcessEngineServices().getTaskService();
        tasks.createTaskQuery().processInstanceId(execution.getProcessInstanceId()).list().stream()
                // After a standstill both timers are due at once, and in any order.
                .filter(task -> task.getPriority() < priority)
                .forEach(task -> tasks.setPriority(task.getId(), priority));
    }
}
