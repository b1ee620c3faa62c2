package io.fapiaodesk.returning.process;

import io.fapiaodesk.request.PromiseMoved;
import io.fapiaodesk.request.Requests;
import io.fapiaodesk.returning.ReturnTimes;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Moves due dates and timers of a running return when its promise was counted again. */
@Component
class ReturnDueDates {

    private final Requests requests;
    private final ReturnTimes times;
    private final TaskService tasks;
    private final ManagementService management;

    ReturnDueDates(Requests requests, ReturnTimes times, TaskService tasks, ManagementService management) {
        this.requests = requests;
        this.times = times;
        this.tasks = tasks;
        this.management = management;
    }

    @EventListener
    void on(PromiseMoved moved) {
        for (Task task : tasks.createTaskQuery()
                .processDefinitionKeyIn(DirectInvoiceReturnModel.PROCESS, BookedInvoiceReturnModel.PROCESS)
                .processInstanceBusinessKey(moved.id().value())
                .list()) {
            boolean booked = task.getProcessDefinitionId().startsWith(BookedInvoiceReturnModel.PROCESS);
            Instant limit = requests.promiseOf(moved.id()).limit();
            task.setDueDate(Date.from(booked ? times.dueAt(moved.id()) : limit));
            tasks.saveTask(task);
            moveTimer(task, BookedInvoiceReturnModel.TIME_SHORT, times.reminderAt(moved.id()));
            moveTimer(task, BookedInvoiceReturnModel.LIMIT_PASSED, limit);
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
