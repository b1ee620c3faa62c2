package io.fapiaodesk.paper.process;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.paper.domain.LossProcess;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Runs the care for a lost invoice in the engine, in the transaction of whoever starts or moves it. */
@Component
class EngineLossProcess implements LossProcess {

    private final RuntimeService runtime;

    EngineLossProcess(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public void start(RequestId id) {
        runtime.startProcessInstanceByKey(PaperInvoiceLossModel.PROCESS, id.value());
    }

    @Override
    public void parcelMoved(RequestId id) {
        // All of one or none: a case that asks the courier in this moment waits for no news and looks right after.
        runtime.createMessageCorrelation(PaperInvoiceLossModel.MESSAGE_PARCEL_MOVED)
                .processInstanceBusinessKey(id.value())
                .correlateAll();
    }

    @Override
    public void end(RequestId id) {
        runtime.createMessageCorrelation(PaperInvoiceLossModel.MESSAGE_REPORT_WITHDRAWN)
                .processInstanceBusinessKey(id.value())
                .correlate();
    }
}
