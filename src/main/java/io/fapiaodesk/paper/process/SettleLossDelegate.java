package io.fapiaodesk.paper.process;

import io.fapiaodesk.paper.SettleLoss;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the customer what became of it, and closes the case. */
@Component
class SettleLossDelegate implements JavaDelegate {

    private final SettleLoss settling;

    SettleLossDelegate(SettleLoss settling) {
        this.settling = settling;
    }

    @Override
    public void execute(DelegateExecution execution) {
        settling.settle(Execution.caseOf(execution));
    }
}
