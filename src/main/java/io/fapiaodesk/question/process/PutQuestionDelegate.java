package io.fapiaodesk.question.process;

import io.fapiaodesk.question.RaiseQuestion;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Writes to the customer and pauses the promise. */
@Component
class PutQuestionDelegate implements JavaDelegate {

    private final RaiseQuestion asking;

    PutQuestionDelegate(RaiseQuestion asking) {
        this.asking = asking;
    }

    @Override
    public void execute(DelegateExecution execution) {
        asking.put(execution.getProcessBusinessKey());
    }
}
