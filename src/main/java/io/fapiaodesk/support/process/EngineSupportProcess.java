package io.fapiaodesk.support.process;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.support.domain.SupportProcess;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Runs the question in the engine, in the transaction of the one who starts or moves it. */
@Component
class EngineSupportProcess implements SupportProcess {

    private final RuntimeService runtime;

    EngineSupportProcess(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public void start(RequestId id) {
        runtime.startProcessInstanceByKey(SupportRequestModel.PROCESS, id.value());
    }

    /** Without effect while the customer is asked: the answer leads to the routing anyway. */
    @Override
    public void managerChanged(RequestId id) {
        runtime.createMessageCorrelation(SupportRequestModel.MESSAGE_MANAGER_CHANGED)
                .processInstanceBusinessKey(id.value())
                .correlateAll();
    }

    @Override
    public void end(RequestId id) {
        runtime.createMessageCorrelation(SupportRequestModel.MESSAGE_SUPPORT_WITHDRAWN)
                .processInstanceBusinessKey(id.value())
                .correlate();
    }
}
