package io.fapiaodesk.returning.process;

import io.fapiaodesk.returning.EndUnfitReturn;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends a return that the rules have found unfit: nothing is issued, whatever was decided before. */
@Component
class EndUnfitReturnDelegate implements JavaDelegate {

    private final EndUnfitReturn ending;

    EndUnfitReturnDelegate(EndUnfitReturn ending) {
        this.ending = ending;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ending.end(Execution.caseOf(execution));
        execution.setVariable(BookedInvoiceReturnModel.DECISION, BookedInvoiceReturnModel.REJECT);
    }
}
