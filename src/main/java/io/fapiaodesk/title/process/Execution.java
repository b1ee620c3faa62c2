package io.fapiaodesk.title.process;

import io.fapiaodesk.kernel.RequestId;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Reads from an execution which case it leads and who just completed a task of it. */
final class Execution {

    private Execution() {}

    static RequestId caseOf(DelegateExecution execution) {
        return new RequestId(execution.getProcessBusinessKey());
    }

    /** The person whose completion of a task led here; the completion guard has made sure that there is one. */
    static String decider(DelegateExecution execution) {
        return execution
                .getProcessEngineServices()
                .getIdentityService()
                .getCurrentAuthentication()
                .getUserId();
    }
}
