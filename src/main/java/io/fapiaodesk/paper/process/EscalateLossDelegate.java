package io.fapiaodesk.paper.process;

import io.fapiaodesk.paper.RemindOfLoss;
import io.fapiaodesk.platform.security.Groups;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the supervisors of the clerks that the promise is broken; the task comes first and is open to them. */
@Component
class EscalateLossDelegate implements JavaDelegate {

    private final RemindOfLoss reminders;

    EscalateLossDelegate(RemindOfLoss reminders) {
        this.reminders = reminders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reminders.escalate(Execution.caseOf(execution));
        TaskPriority.raise(execution, TaskPriority.OVERDUE);
        TaskPriority.openTo(execution, Groups.PAPER_SUPERVISORS);
    }
}
