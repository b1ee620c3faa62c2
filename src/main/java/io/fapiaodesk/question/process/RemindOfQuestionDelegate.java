package io.fapiaodesk.question.process;

import io.fapiaodesk.question.RaiseQuestion;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reminds the customer of an open question. */
@Component
class RemindOfQuestionDelegate implements JavaDelegate {

    private final RaiseQuestion asking;

    RemindOfQuestionDelegate(RaiseQuestion asking) {
        this.asking = asking;
    }

    @Override
    public void execute(DelegateExecution execution) {
        asking.remind(execution.getProcessBusinessKey());
    }
}
