package io.fapiaodesk.returning.process;

import io.fapiaodesk.returning.EndVoidReturn;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends a return whose form has become void while it was waiting. */
@Component
class EndVoidReturnDelegate implements JavaDelegate {

    private final EndVoidReturn ending;

    EndVoidReturnDelegate(EndVoidReturn ending) {
        this.ending = ending;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ending.end(Execution.caseOf(execution));
    }
}
