package io.fapiaodesk.returning.process;

import io.fapiaodesk.returning.ReexamineReturn;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends a direct return whose invoice has been booked in the meantime. */
@Component
class RejectAsBookedDelegate implements JavaDelegate {

    private final ReexamineReturn returns;

    RejectAsBookedDelegate(ReexamineReturn returns) {
        this.returns = returns;
    }

    @Override
    public void execute(DelegateExecution execution) {
        returns.rejectAsBooked(Execution.caseOf(execution));
    }
}
