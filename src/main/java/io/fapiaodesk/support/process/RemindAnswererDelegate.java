package io.fapiaodesk.support.process;

import io.fapiaodesk.support.RemindOfSupport;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reminds those who have the question on the target day; the task moves up in its list. */
@Component
class RemindAnswererDelegate implements JavaDelegate {

    private final RemindOfSupport reminders;

    RemindAnswererDelegate(RemindOfSupport reminders) {
        this.reminders = reminders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reminders.remind(SupportTask.caseOf(execution));
        SupportTask.raise(execution, SupportTask.REMINDED, null);
    }
}
