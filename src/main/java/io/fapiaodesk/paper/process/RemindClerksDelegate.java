package io.fapiaodesk.paper.process;

import io.fapiaodesk.paper.RemindOfLoss;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reminds the clerks on the target day; the task moves up in its list. */
@Component
class RemindClerksDelegate implements JavaDelegate {

    private final RemindOfLoss reminders;

    RemindClerksDelegate(RemindOfLoss reminders) {
        this.reminders = reminders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reminders.remind(Execution.caseOf(execution));
        TaskPriority.raise(execution, TaskPriority.REMINDED);
    }
}
