package io.fapiaodesk.title.process;

import io.fapiaodesk.title.RemindOfReview;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reminds the customer of an open question. */
@Component
class RemindCustomerDelegate implements JavaDelegate {

    private final RemindOfReview reminders;

    RemindCustomerDelegate(RemindOfReview reminders) {
        this.reminders = reminders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reminders.remindCustomer(Execution.caseOf(execution));
    }
}
