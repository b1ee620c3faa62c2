package io.fapiaodesk.paper.process;

import io.fapiaodesk.paper.AskCourier;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks the courier where the parcel is. */
@Component
class AskCourierDelegate implements JavaDelegate {

    private final AskCourier courier;

    AskCourierDelegate(AskCourier courier) {
        this.courier = courier;
    }

    @Override
    public void execute(DelegateExecution execution) {
        courier.ask(Execution.caseOf(execution));
    }
}
