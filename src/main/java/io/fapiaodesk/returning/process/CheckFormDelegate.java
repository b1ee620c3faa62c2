package io.fapiaodesk.returning.process;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.engine.StepNotTriedException;
import io.fapiaodesk.returning.CheckForm;
import io.fapiaodesk.returning.ReturnTimes;
import io.fapiaodesk.taxbureau.TaxBureauUnreachableException;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Has the tax bureau show the form; where that cannot be done, the job's incident says what to do. */
@Component
class CheckFormDelegate implements JavaDelegate {

    private final CheckForm forms;
    private final ReturnTimes times;

    CheckFormDelegate(CheckForm forms, ReturnTimes times) {
        this.forms = forms;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RequestId id = Execution.caseOf(execution);
        if (fits(id)) {
            setClocks(execution, id);
            execution.setVariable(BookedInvoiceReturnModel.DECISION, BookedInvoiceReturnModel.FITS);
        } else {
            execution.setVariable(BookedInvoiceReturnModel.DECISION, BookedInvoiceReturnModel.REJECT);
        }
    }

    private boolean fits(RequestId id) {
        try {
            return forms.check(id);
        } catch (TaxBureauUnreachableException e) {
            String what =
                    "Step 'Check form' of %s: %s. Nobody decides before the form is seen. Remedy: see that the tax bureau can be reached, then retry this job."
                            .formatted(forms.describe(id), e.getMessage());
            throw e.wasNotMade() ? new StepNotTriedException(what, e.retryAfter()) : new FormNotCheckedException(what);
        }
    }

    /** Only the form itself tells whether it has a clock, and since when. */
    private void setClocks(DelegateExecution execution, RequestId id) {
        ManagementService management = execution.getProcessEngineServices().getManagementService();
        set(management, execution, BookedInvoiceReturnModel.FORM_VOID, ReturnsBean.voidAt(times, id));
        set(management, execution, BookedInvoiceReturnModel.TIME_SHORT, Date.from(times.reminderAt(id)));
    }

    private static void set(ManagementService management, DelegateExecution execution, String event, Date due) {
        management
                .createJobQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .activityId(event)
                .list()
                .forEach(job -> management.setJobDuedate(job.getId(), due));
    }

    /** Read by people in Cockpit, whom no stack trace helps. */
    private static final class FormNotCheckedException extends RuntimeException {

        private static final long serialVersionUID = 1;

        FormNotCheckedException(String message) {
            super(message, null, false, false);
        }
    }
}
