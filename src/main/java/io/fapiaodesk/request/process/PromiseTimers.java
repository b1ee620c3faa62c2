package io.fapiaodesk.request.process;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.request.CaseClocks;
import io.fapiaodesk.request.PromiseMoved;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Sets the due dates and timers of a running case again when its clocks have changed, whatever its process is. */
@Component
public class PromiseTimers {

    /** What models call the events at which those are reminded who owe a step: the case's, and that of special VAT. */
    public static final List<String> TARGET_NEAR =
            List.of("boundaryEvent_targetNear", "boundaryEvent_specialTargetNear");

    /** What models call the events at which a promise is broken. */
    public static final List<String> LIMIT_PASSED =
            List.of("boundaryEvent_limitPassed", "boundaryEvent_specialLimitPassed");

    private final CaseClocks clocks;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;

    PromiseTimers(CaseClocks clocks, RuntimeService runtime, TaskService tasks, ManagementService management) {
        this.clocks = clocks;
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
    }

    @EventListener
    public void on(PromiseMoved moved) {
        RequestId id = moved.id();
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(id.value())
                .list()
                .forEach(instance -> {
                    moveTasks(instance.getId(), clocks.dueAt(id));
                    moveTimers(instance.getId(), TARGET_NEAR, clocks.reminderAt(id));
                    moveTimers(instance.getId(), LIMIT_PASSED, clocks.limitAt(id));
                });
    }

    private void moveTasks(String instance, Instant due) {
        for (Task task : tasks.createTaskQuery().processInstanceId(instance).list()) {
            task.setDueDate(Date.from(due));
            tasks.saveTask(task);
        }
    }

    private void moveTimers(String instance, List<String> events, Instant due) {
        for (String event : events) {
            management
                    .createJobQuery()
                    .processInstanceId(instance)
                    .activityId(event)
                    .list()
                    .forEach(job -> management.setJobDuedate(job.getId(), Date.from(due)));
        }
    }
}
