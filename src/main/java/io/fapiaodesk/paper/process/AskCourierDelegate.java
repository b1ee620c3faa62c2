package io.fapiaodesk.paper.process;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.paper.AskCourier;
import io.fapiaodesk.platform.engine.OutsideStep;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Asks the courier where the parcel is. */
@Component
class AskCourierDelegate extends OutsideStep<AskCourier.Asked> {

    private final AskCourier courier;

    AskCourierDelegate(AskCourier courier) {
        this.courier = courier;
    }

    @Override
    protected AskCourier.Asked ask(At at) {
        return courier.ask(new RequestId(at.businessKey()));
    }

    @Override
    protected void take(AskCourier.Asked asked, DelegateExecution execution) {
        courier.keep(Execution.caseOf(execution), asked);
    }
}
