package io.fapiaodesk.returning.process;

import io.fapiaodesk.returning.RemindOfReturn;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reminds the tax operators while there is time; the task moves up in their list. */
@Component
class RemindOperatorsDelegate implements JavaDelegate {

    private final RemindOfReturn reminders;

    RemindOperatorsDelegate(RemindOfReturn reminders) {
        this.reminders = reminders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reminders.remind(Execution.caseOf(execution));
        TaskPriority.raise(execution, TaskPriority.REMINDED);
    }
}
