package io.fapiaodesk.request.process;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.request.CaseClocks;
import io.fapiaodesk.request.PromiseMoved;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Sets the due dates and timers of a running case again when its clocks have changed, whatever its process is. */
@Component
public class PromiseTimers {

    /** What every model calls the event at which those are reminded who owe a step. */
    public static final String TARGET_NEAR = "boundaryEvent_targetNear";

    /** What every model calls the event at which a promise is broken. */
    public static final String LIMIT_PASSED = "boundaryEvent_limitPassed";

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
                    moveTimer(instance.getId(), TARGET_NEAR, clocks.reminderAt(id));
                    moveTimer(instance.getId(), LIMIT_PASSED, clocks.limitAt(id));
                });
    }

    private void moveTasks(String instance, Instant due) {
        for (Task task : tasks.createTaskQuery().processInstanceId(instance).list()) {
            task.setDueDate(Date.from(due));
            tasks.saveTask(task);
        }
    }

    private void moveTimer(String instance, String event, Instant due) {
        management
                .createJobQuery()
                .processInstanceId(instance)
                .activityId(event)
                .list()
                .forEach(job -> management.setJobDuedate(job.getId(), Date.from(due)));
    }
}
