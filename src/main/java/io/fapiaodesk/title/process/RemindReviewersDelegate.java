package io.fapiaodesk.title.process;

import io.fapiaodesk.title.RemindOfReview;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reminds the group that has the task on the target day; the task moves up in its list. */
@Component
class RemindReviewersDelegate implements JavaDelegate {

    private final RemindOfReview reminders;

    RemindReviewersDelegate(RemindOfReview reminders) {
        this.reminders = reminders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reminders.remindGroup(Execution.caseOf(execution));
        TaskPriority.raise(execution, EnterpriseTitleReviewModel.REVIEW_TITLE, TaskPriority.REMINDED);
        TaskPriority.raise(execution, EnterpriseTitleReviewModel.APPROVE_SPECIAL_VAT, TaskPriority.REMINDED);
    }
}
