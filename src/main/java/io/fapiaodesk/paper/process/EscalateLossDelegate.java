package io.fapiaodesk.paper.process;

import io.fapiaodesk.paper.RemindOfLoss;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the clerks that the promise is about to be broken; the task moves to the top of its list. */
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
    }
}
