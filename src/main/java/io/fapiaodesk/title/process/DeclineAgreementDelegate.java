package io.fapiaodesk.title.process;

import io.fapiaodesk.title.ConcludeAgreement;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the customer that the agreement is declined, and why. */
@Component
class DeclineAgreementDelegate implements JavaDelegate {

    private final ConcludeAgreement conclude;

    DeclineAgreementDelegate(ConcludeAgreement conclude) {
        this.conclude = conclude;
    }

    @Override
    public void execute(DelegateExecution execution) {
        conclude.decline(Execution.caseOf(execution));
    }
}
