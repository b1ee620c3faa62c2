package io.fapiaodesk.invoicing.process;

import io.fapiaodesk.invoicing.RemindOfInvoice;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reminds the tax operators while there is time; the task moves up in their list. */
@Component
class RemindOfInvoiceDelegate implements JavaDelegate {

    private final RemindOfInvoice reminders;

    RemindOfInvoiceDelegate(RemindOfInvoice reminders) {
        this.reminders = reminders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reminders.remind(FailedInvoiceTask.caseOf(execution));
        FailedInvoiceTask.raise(execution, FailedInvoiceTask.REMINDED);
    }
}
