package io.fapiaodesk.returning.process;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.engine.OutsideStep;
import io.fapiaodesk.platform.engine.StepNotTriedException;
import io.fapiaodesk.returning.CheckForm;
import io.fapiaodesk.returning.ReturnTimes;
import io.fapiaodesk.returning.domain.InvoiceReturn.Look;
import io.fapiaodesk.taxbureau.TaxBureauUnreachableException;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Has the tax bureau show the form, and keeps it; where that cannot be done, the job's incident says what to do. */
@Component
class CheckFormDelegate extends OutsideStep<Look> {

    private final CheckForm forms;
    private final ReturnTimes times;

    CheckFormDelegate(CheckForm forms, ReturnTimes times) {
        this.forms = forms;
        this.times = times;
    }

    @Override
    protected Look ask(At at) {
        RequestId id = new RequestId(at.businessKey());
        try {
            return forms.look(id);
        } catch (TaxBureauUnreachableException e) {
            String what =
                    "Step 'Check form' of %s: %s. Nothing follows from a form before it is seen. Remedy: see that the tax bureau can be reached, then retry this job."
                            .formatted(forms.describe(id), e.getMessage());
            throw e.wasNotMade() ? new StepNotTriedException(what, e.retryAfter()) : new FormNotCheckedException(what);
        }
    }

    @Override
    protected void take(Look look, DelegateExecution execution) {
        RequestId id = Execution.caseOf(execution);
        forms.keep(id, look);
        setClock(execution, id);
    }

    /** Only the form itself tells whether it has a clock, and since when. */
    private void setClock(DelegateExecution execution, RequestId id) {
        ManagementService management = execution.getProcessEngineServices().getManagementService();
        Date end = ReturnsBean.voidAt(times, id);
        BookedInvoiceReturnModel.FORM_CLOCKS.forEach(event -> management
                .createJobQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .activityId(event)
                .list()
                .forEach(job -> management.setJobDuedate(job.getId(), end)));
    }

    /** Read by people in Cockpit, whom no stack trace helps. */
    private static final class FormNotCheckedException extends RuntimeException {

        private static final long serialVersionUID = 1;

        FormNotCheckedException(String message) {
            super(message, null, false, false);
        }
    }
}
