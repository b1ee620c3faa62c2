package io.fapiaodesk.returning.process;

import io.fapiaodesk.returning.AwaitOriginal;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reminds the customer to mail the original. */
@Component
class RemindOfOriginalDelegate implements JavaDelegate {

    private final AwaitOriginal originals;

    RemindOfOriginalDelegate(AwaitOriginal originals) {
        this.originals = originals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        originals.remind(Execution.caseOf(execution));
        TaskPriority.raise(execution, TaskPriority.REMINDED);
    }
}
