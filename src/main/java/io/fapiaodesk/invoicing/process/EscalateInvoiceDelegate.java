package io.fapiaodesk.invoicing.process;

import io.fapiaodesk.invoicing.RemindOfInvoice;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells operations that a promise is over; the task comes first from now on. */
@Component
class EscalateInvoiceDelegate implements JavaDelegate {

    private final RemindOfInvoice reminders;

    EscalateInvoiceDelegate(RemindOfInvoice reminders) {
        this.reminders = reminders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reminders.escalate(FailedInvoiceTask.caseOf(execution));
        FailedInvoiceTask.raise(execution, FailedInvoiceTask.OVERDUE);
    }
}
