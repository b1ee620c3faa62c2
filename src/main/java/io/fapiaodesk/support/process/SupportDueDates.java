package io.fapiaodesk.support.process;

import io.fapiaodesk.kernel.Promise;
import io.fapiaodesk.request.PromiseMoved;
import io.fapiaodesk.request.Requests;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Moves due date and timers of an open question when its promise was counted again. */
@Component
class SupportDueDates {

    private final Requests requests;
    private final TaskService tasks;
    private final ManagementService management;

    SupportDueDates(Requests requests, TaskService tasks, ManagementService management) {
        this.requests = requests;
        this.tasks = tasks;
        this.management = management;
    }

    @EventListener
    void on(PromiseMoved moved) {
        Promise promise = requests.promiseOf(moved.id());
        for (Task task : tasks.createTaskQuery()
                .processDefinitionKey(SupportRequestModel.PROCESS)
                .processInstanceBusinessKey(moved.id().value())
                .list()) {
            task.setDueDate(Date.from(promise.target()));
            tasks.saveTask(task);
            moveTimer(task, SupportRequestModel.TARGET_NEAR, promise.reminder());
            moveTimer(task, SupportRequestModel.LIMIT_PASSED, promise.limit());
        }
    }

    private void moveTimer(Task task, String event, Instant due) {
        management
                .createJobQuery()
                .processInstanceId(task.getProcessInstanceId())
                .activityId(event)
                .list()
                .forEach(job -> management.setJobDuedate(job.getId(), Date.from(due)));
    }
}
