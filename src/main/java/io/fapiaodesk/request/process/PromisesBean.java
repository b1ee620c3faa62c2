package io.fapiaodesk.request.process;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.request.Requests;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The due dates and timers of every process: {@code ${promises.dueDate(execution)}}. */
@Component("promises")
public class PromisesBean {

    private final Requests requests;

    PromisesBean(Requests requests) {
        this.requests = requests;
    }

    /** When the task is due: the target of the promise. */
    public Date dueDate(DelegateExecution execution) {
        return Date.from(requests.promiseOf(caseOf(execution)).target());
    }

    /** When people are reminded: on the morning of the target day. */
    public Date reminderAt(DelegateExecution execution) {
        return Date.from(requests.promiseOf(caseOf(execution)).reminder());
    }

    /** When the promise is broken: at the end of the last day. */
    public Date limitAt(DelegateExecution execution) {
        return Date.from(requests.promiseOf(caseOf(execution)).limit());
    }

    private static RequestId caseOf(DelegateExecution execution) {
        return new RequestId(execution.getProcessBusinessKey());
    }
}
