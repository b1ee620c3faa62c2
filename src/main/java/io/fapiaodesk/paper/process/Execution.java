package io.fapiaodesk.paper.process;

import io.fapiaodesk.kernel.RequestId;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Reads from an execution which case it leads. */
final class Execution {

    private Execution() {}

    static RequestId caseOf(DelegateExecution execution) {
        return new RequestId(execution.getProcessBusinessKey());
    }
}
