package io.fapiaodesk.paper.process;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** How Tasklist orders tasks: the later, the higher. New ones have the engine's 50. */
final class TaskPriority {

    static final int REMINDED = 75;
    static final int OVERDUE = 100;

    private TaskPriority() {}

    static void raise(DelegateExecution execution, int priority) {
        TaskService tasks = execution.getProcessEngineServices().getTaskService();
        tasks
                .createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .taskDefinitionKey(PaperInvoiceLossModel.HANDLE_LOSS)
                .list()
                .stream()
                // After a standstill both timers are due at once, and in any order.
                .filter(task -> task.getPriority() < priority)
                .forEach(task -> tasks.setPriority(task.getId(), priority));
    }

    /** Lets a further group see and claim the task. */
    static void openTo(DelegateExecution execution, String group) {
        TaskService tasks = execution.getProcessEngineServices().getTaskService();
        tasks.createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .taskDefinitionKey(PaperInvoiceLossModel.HANDLE_LOSS)
                .list()
                .forEach(task -> tasks.addCandidateGroup(task.getId(), group));
    }
}
