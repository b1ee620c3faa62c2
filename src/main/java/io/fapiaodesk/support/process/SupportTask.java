package io.fapiaodesk.support.process;

import io.fapiaodesk.kernel.RequestId;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

/** The open task of a question, and how Tasklist orders it: the later, the higher. New ones have the engine's 50. */
final class SupportTask {

    static final int REMINDED = 75;
    static final int OVERDUE = 100;

    private SupportTask() {}

    static RequestId caseOf(DelegateExecution execution) {
        return new RequestId(execution.getProcessBusinessKey());
    }

    /**
     * Moves the task up.
     *
     * @param group a further group that sees it and may take it
     */
    static void raise(DelegateExecution execution, int priority, @Nullable String group) {
        TaskService tasks = execution.getProcessEngineServices().getTaskService();
        List<Task> open = tasks.createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .taskDefinitionKey(SupportRequestModel.ANSWER_SUPPORT_REQUEST)
                .list();
        for (Task task : open) {
            // After a standstill both timers are due at once, and in any order.
            if (task.getPriority() < priority) {
                tasks.setPriority(task.getId(), priority);
            }
            if (group != null) {
                tasks.addCandidateGroup(task.getId(), group);
            }
        }
    }
}
