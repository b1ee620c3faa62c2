package io.fapiaodesk.title.process;

import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.task.Task;

/** How Tasklist orders reviews: the later, the higher. New ones have the engine's 50. */
final class TaskPriority {

    static final int REMINDED = 75;
    static final int OVERDUE = 100;

    private TaskPriority() {}

    static void raise(DelegateExecution execution, int priority) {
        TaskService tasks = execution.getProcessEngineServices().getTaskService();
        reviewsOf(execution).stream()
                // After a standstill both timers are due at once, and in any order.
                .filter(task -> task.getPriority() < priority)
                .forEach(task -> tasks.setPriority(task.getId(), priority));
    }

    /** Lets a further group see and claim the review. */
    static void openTo(DelegateExecution execution, String group) {
        TaskService tasks = execution.getProcessEngineServices().getTaskService();
        reviewsOf(execution).forEach(task -> tasks.addCandidateGroup(task.getId(), group));
    }

    private static List<Task> reviewsOf(DelegateExecution execution) {
        return execution
                .getProcessEngineServices()
                .getTaskService()
                .createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .taskDefinitionKey(EnterpriseTitleReviewModel.REVIEW_TITLE)
                .list();
    }
}
