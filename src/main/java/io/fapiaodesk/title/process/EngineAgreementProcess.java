package io.fapiaodesk.title.process;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.title.domain.AgreementProcess;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Runs the evaluation in the engine, in the transaction of whoever starts or moves it. */
@Component
class EngineAgreementProcess implements AgreementProcess {

    private final RuntimeService runtime;

    EngineAgreementProcess(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public void start(RequestId id) {
        runtime.startProcessInstanceByKey(MultiTitleAgreementModel.PROCESS, id.value());
    }

    @Override
    public boolean managerChanged(RequestId id) {
        return !runtime.createMessageCorrelation(MultiTitleAgreementModel.MESSAGE_MANAGER_CHANGED)
                .processInstanceBusinessKey(id.value())
                .correlateAllWithResult()
                .isEmpty();
    }

    @Override
    public void end(RequestId id) {
        runtime.createMessageCorrelation(MultiTitleAgreementModel.MESSAGE_REQUEST_ENDED)
                .processInstanceBusinessKey(id.value())
                .correlate();
    }
}
