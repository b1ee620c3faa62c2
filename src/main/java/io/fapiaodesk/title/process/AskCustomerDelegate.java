package io.fapiaodesk.title.process;

import io.fapiaodesk.title.AskCustomer;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Puts the reviewer's question to the customer. */
@Component
class AskCustomerDelegate implements JavaDelegate {

    private final AskCustomer question;

    AskCustomerDelegate(AskCustomer question) {
        this.question = question;
    }

    @Override
    public void execute(DelegateExecution execution) {
        question.ask(Execution.caseOf(execution));
    }
}
