package io.fapiaodesk.taxbureau.process;

import io.fapiaodesk.taxbureau.IssueAtTaxBureau;
import java.time.Clock;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Moves the job of an errand to the front: a timer that would ask later, or a job that was given up. */
@Component
class EngineIssueAtTaxBureau implements IssueAtTaxBureau {

    private static final Logger log = LoggerFactory.getLogger(EngineIssueAtTaxBureau.class);

    private final RuntimeService runtime;
    private final ManagementService management;
    private final TransactionTemplate ownTransaction;
    private final Clock clock;

    EngineIssueAtTaxBureau(
            RuntimeService runtime,
            ManagementService management,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.runtime = runtime;
        this.management = management;
        this.ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    @Override
    public void wake(String errandId) {
        try {
            ownTransaction.executeWithoutResult(transaction -> wakeJobs(errandId));
        } catch (RuntimeException e) {
            // The job runs at this moment, most likely, and sees for itself.
            log.info("The process of {} looks when it is due: {}", errandId, e.toString());
        }
    }

    private void wakeJobs(String errandId) {
        ProcessInstance instance = runtime.createProcessInstanceQuery()
                .processDefinitionKey(IssueAtTaxBureauModel.PROCESS)
                .processInstanceBusinessKey(errandId)
                .singleResult();
        if (instance == null) {
            return;
        }
        for (Job job :
                management.createJobQuery().processInstanceId(instance.getId()).list()) {
            if (job.getRetries() == 0) {
                management.setJobRetries(job.getId(), 1);
            }
            management.setJobDuedate(job.getId(), Date.from(clock.instant()));
        }
    }
}
