package io.fapiaodesk.title.process;

import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.task.Task;

/** How Tasklist orders tasks: the later, the higher. New ones have the engine's 50. */
final class TaskPriority {

    static final int REMINDED = 75;
    static final int OVERDUE = 100;

    private TaskPriority() {}

    static void raise(DelegateExecution execution, String taskKey, int priority) {
        TaskService tasks = execution.getProcessEngineServices().getTaskService();
        tasksOf(execution, taskKey).stream()
                // After a standstill both timers are due at once, and in any order.
                .filter(task -> task.getPriority() < priority)
                .forEach(task -> tasks.setPriority(task.getId(), priority));
    }

    /** Lets a further group see and claim the task. */
    static void openTo(DelegateExecution execution, String taskKey, String group) {
        TaskService tasks = execution.getProcessEngineServices().getTaskService();
        tasksOf(execution, taskKey).forEach(task -> tasks.addCandidateGroup(task.getId(), group));
    }

    private static List<Task> tasksOf(DelegateExecution execution, String taskKey) {
        return execution
                .getProcessEngineServices()
                .getTaskService()
                .createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .taskDefinitionKey(taskKey)
                .list();
    }
}
