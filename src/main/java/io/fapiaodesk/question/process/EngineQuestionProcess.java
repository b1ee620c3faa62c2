package io.fapiaodesk.question.process;

import io.fapiaodesk.question.domain.QuestionProcess;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Leads questions through the engine, in the transaction of the answer. */
@Component
class EngineQuestionProcess implements QuestionProcess {

    private final RuntimeService runtime;

    EngineQuestionProcess(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public void answered(String questionId) {
        // All of one or none: a case that ends in the same moment waits for no answer any more.
        runtime.createMessageCorrelation(CustomerQuestionModel.MESSAGE_ANSWERED)
                .processInstanceBusinessKey(questionId)
                .correlateAll();
    }
}
