package io.fapiaodesk.support.process;

import io.fapiaodesk.platform.security.Groups;
import io.fapiaodesk.support.RemindOfSupport;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Brings an overdue question before the supervisors. */
@Component
class EscalateSupportDelegate implements JavaDelegate {

    private final RemindOfSupport reminders;

    EscalateSupportDelegate(RemindOfSupport reminders) {
        this.reminders = reminders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reminders.escalate(SupportTask.caseOf(execution));
        SupportTask.raise(execution, SupportTask.OVERDUE, Groups.TITLE_SUPERVISORS);
    }
}
