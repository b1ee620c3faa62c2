package io.fapiaodesk.title.process;

import io.fapiaodesk.title.ConcludeAgreement;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Makes the title of a signed agreement usable. */
@Component
class SignAgreementDelegate implements JavaDelegate {

    private final ConcludeAgreement conclude;

    SignAgreementDelegate(ConcludeAgreement conclude) {
        this.conclude = conclude;
    }

    @Override
    public void execute(DelegateExecution execution) {
        conclude.sign(Execution.caseOf(execution));
    }
}
