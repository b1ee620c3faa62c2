package io.fapiaodesk.returning.process;

import io.fapiaodesk.platform.security.Groups;
import io.fapiaodesk.returning.RemindOfReturn;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the supervisors that a promise ends; the task comes first from now on and is open to them. */
@Component
class EscalateReturnDelegate implements JavaDelegate {

    private final RemindOfReturn reminders;

    EscalateReturnDelegate(RemindOfReturn reminders) {
        this.reminders = reminders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reminders.escalate(Execution.caseOf(execution));
        TaskPriority.raise(execution, TaskPriority.OVERDUE);
        TaskPriority.openTo(execution, Groups.TAX_SUPERVISORS);
    }
}
