package io.fapiaodesk.title.process;

import io.fapiaodesk.platform.security.Groups;
import io.fapiaodesk.title.RemindOfReview;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Brings an overdue case before the supervisors. */
@Component
class EscalateReviewDelegate implements JavaDelegate {

    private final RemindOfReview reminders;

    EscalateReviewDelegate(RemindOfReview reminders) {
        this.reminders = reminders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reminders.escalate(Execution.caseOf(execution));
        TaskPriority.raise(execution, EnterpriseTitleReviewModel.REVIEW_TITLE, TaskPriority.OVERDUE);
        TaskPriority.raise(execution, EnterpriseTitleReviewModel.APPROVE_SPECIAL_VAT, TaskPriority.OVERDUE);
        TaskPriority.openTo(execution, EnterpriseTitleReviewModel.REVIEW_TITLE, Groups.TITLE_SUPERVISORS);
    }
}
