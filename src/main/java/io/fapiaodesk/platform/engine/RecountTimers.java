package io.fapiaodesk.platform.engine;

import io.fapiaodesk.platform.time.CalendarYearAdded;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sets every {@link BusinessDayTimer} again when the business days of a year have become known or have changed. */
@Component
class RecountTimers {

    private static final Logger LOG = LoggerFactory.getLogger(RecountTimers.class);

    private final List<BusinessDayTimer> timers;
    private final ManagementService management;
    private final RuntimeService runtime;
    private final TransactionTemplate transaction;

    RecountTimers(
            List<BusinessDayTimer> timers,
            ManagementService management,
            RuntimeService runtime,
            PlatformTransactionManager transactions) {
        this.timers = timers;
        this.management = management;
        this.runtime = runtime;
        this.transaction = new TransactionTemplate(transactions);
    }

    @EventListener
    void on(CalendarYearAdded added) {
        for (BusinessDayTimer timer : timers) {
            management
                    .createJobQuery()
                    .timers()
                    .processDefinitionKey(timer.processDefinitionKey())
                    .activityId(timer.event())
                    .list()
                    .forEach(job -> recount(timer, job));
        }
    }

    private void recount(BusinessDayTimer timer, Job job) {
        try {
            transaction.executeWithoutResult(status -> set(timer, job));
        } catch (ProcessEngineException e) {
            // It came to its end in this moment, which the calendar cannot change.
            LOG.info("Timer {} was not counted again: {}", job.getId(), e.getMessage());
        }
    }

    private void set(BusinessDayTimer timer, Job job) {
        ProcessInstance waiting = runtime.createProcessInstanceQuery()
                .processInstanceId(job.getProcessInstanceId())
                .singleResult();
        if (waiting == null || waiting.getBusinessKey() == null) {
            return;
        }
        Instant since = job.getCreateTime().toInstant();
        timer.recount()
                .of(waiting.getBusinessKey(), since)
                .filter(due ->
                        job.getDuedate() == null || !due.equals(job.getDuedate().toInstant()))
                .ifPresent(due -> management.setJobDuedate(job.getId(), Date.from(due)));
    }
}
