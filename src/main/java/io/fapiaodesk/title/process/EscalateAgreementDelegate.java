package io.fapiaodesk.title.process;

import io.fapiaodesk.platform.security.Groups;
import io.fapiaodesk.title.RemindOfAgreement;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Brings an overdue evaluation before the supervisors; the decision stays with people. */
@Component
class EscalateAgreementDelegate implements JavaDelegate {

    private final RemindOfAgreement reminders;

    EscalateAgreementDelegate(RemindOfAgreement reminders) {
        this.reminders = reminders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reminders.escalate(Execution.caseOf(execution));
        TaskPriority.raise(execution, MultiTitleAgreementModel.EVALUATE_AGREEMENT, TaskPriority.OVERDUE);
        TaskPriority.openTo(execution, MultiTitleAgreementModel.EVALUATE_AGREEMENT, Groups.TITLE_SUPERVISORS);
    }
}
