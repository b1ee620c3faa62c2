package io.fapiaodesk.paper.process;

import io.fapiaodesk.courier.CourierUnreachableException;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.paper.LookAtLoss;
import io.fapiaodesk.paper.SendAgain;
import io.fapiaodesk.platform.engine.OutsideStep;
import io.fapiaodesk.platform.engine.StepNotTriedException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** Has the courier carry it once more; where that cannot be asked, the job's incident says what to do. */
@Component
class OrderShipmentDelegate extends OutsideStep<SendAgain.Asked> {

    private final SendAgain sending;
    private final LookAtLoss looking;

    OrderShipmentDelegate(SendAgain sending, LookAtLoss looking) {
        this.sending = sending;
        this.looking = looking;
    }

    @Override
    protected SendAgain.Asked ask(At at) {
        try {
            return sending.order(new RequestId(at.businessKey()));
        } catch (CourierUnreachableException e) {
            String what =
                    "Step 'Order shipment' of case %s: %s. Nothing is sent twice and nothing is lost. Remedy: see that the courier can be reached, then retry this job."
                            .formatted(at.businessKey(), e.getMessage());
            throw e.wasNotMade() ? new StepNotTriedException(what, e.retryAfter()) : new CourierNotAskedException(what);
        }
    }

    @Override
    protected void take(SendAgain.Asked asked, DelegateExecution execution) {
        RequestId id = Execution.caseOf(execution);
        boolean carried = sending.record(id, asked);
        if (!carried) {
            RuleOnLossDelegate.brief(execution, looking.prepare(id));
        }
        execution.setVariable(
                PaperInvoiceLossModel.NEXT,
                Variables.stringValue(
                        carried ? PaperInvoiceLossModel.CARRIED : PaperInvoiceLossModel.NOT_CARRIED, true));
    }

    /** Read by people in Cockpit, whom no stack trace helps. */
    private static final class CourierNotAskedException extends RuntimeException {

        private static final long serialVersionUID = 1;

        CourierNotAskedException(String message) {
            super(message, null, false, false);
        }
    }
}
