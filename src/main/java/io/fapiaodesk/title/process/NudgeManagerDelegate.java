package io.fapiaodesk.title.process;

import io.fapiaodesk.title.RemindOfAgreement;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reminds the account manager on the target day; the task moves up in its list. */
@Component
class NudgeManagerDelegate implements JavaDelegate {

    private final RemindOfAgreement reminders;

    NudgeManagerDelegate(RemindOfAgreement reminders) {
        this.reminders = reminders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reminders.nudge(Execution.caseOf(execution));
        TaskPriority.raise(execution, MultiTitleAgreementModel.EVALUATE_AGREEMENT, TaskPriority.REMINDED);
    }
}
