package io.fapiaodesk.title.process;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.title.domain.ReviewProcess;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Runs the review in the engine, in the transaction of whoever starts or moves it. */
@Component
class EngineReviewProcess implements ReviewProcess {

    private final RuntimeService runtime;

    EngineReviewProcess(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public void start(RequestId id) {
        runtime.startProcessInstanceByKey(EnterpriseTitleReviewModel.PROCESS, id.value());
    }

    @Override
    public void answered(RequestId id) {
        correlate(EnterpriseTitleReviewModel.MESSAGE_ANSWER_GIVEN, id);
    }

    @Override
    public void end(RequestId id) {
        correlate(EnterpriseTitleReviewModel.MESSAGE_APPLICATION_ENDED, id);
    }

    private void correlate(String message, RequestId id) {
        runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(id.value())
                .correlate();
    }
}
