package io.fapiaodesk.paper.process;

import io.fapiaodesk.paper.SettleLoss;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Makes the stamped copy of the stub a document of the case. */
@Component
class MakeStubCopyDelegate implements JavaDelegate {

    private final SettleLoss settling;

    MakeStubCopyDelegate(SettleLoss settling) {
        this.settling = settling;
    }

    @Override
    public void execute(DelegateExecution execution) {
        settling.makeStubCopy(Execution.caseOf(execution));
    }
}
