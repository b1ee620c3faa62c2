package io.fapiaodesk.question.process;

import io.fapiaodesk.question.RaiseQuestion;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Closes a question that was not answered in time. */
@Component
class GiveUpQuestionDelegate implements JavaDelegate {

    private final RaiseQuestion asking;

    GiveUpQuestionDelegate(RaiseQuestion asking) {
        this.asking = asking;
    }

    @Override
    public void execute(DelegateExecution execution) {
        asking.giveUp(execution.getProcessBusinessKey());
    }
}
