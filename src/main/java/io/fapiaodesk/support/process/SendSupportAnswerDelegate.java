package io.fapiaodesk.support.process;

import io.fapiaodesk.support.ConcludeSupport;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sends the answer to the customer. */
@Component
class SendSupportAnswerDelegate implements JavaDelegate {

    private final ConcludeSupport conclude;

    SendSupportAnswerDelegate(ConcludeSupport conclude) {
        this.conclude = conclude;
    }

    @Override
    public void execute(DelegateExecution execution) {
        conclude.send(SupportTask.caseOf(execution));
    }
}
