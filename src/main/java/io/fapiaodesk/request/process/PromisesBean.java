package io.fapiaodesk.request.process;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.request.CaseClocks;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The due dates and timers of every process: {@code ${promises.dueDate(execution)}}. */
@Component("promises")
public class PromisesBean {

    private final CaseClocks clocks;

    PromisesBean(CaseClocks clocks) {
        this.clocks = clocks;
    }

    /** When the task is due: at the target of the promise, or when another clock of the case ends before it. */
    public Date dueDate(DelegateExecution execution) {
        return Date.from(clocks.dueAt(caseOf(execution)));
    }

    /** When people are reminded: on the morning of the target day, or well before another clock ends. */
    public Date reminderAt(DelegateExecution execution) {
        return Date.from(clocks.reminderAt(caseOf(execution)));
    }

    /** When the promise is broken: at the end of the last day. */
    public Date limitAt(DelegateExecution execution) {
        return Date.from(clocks.limitAt(caseOf(execution)));
    }

    private static RequestId caseOf(DelegateExecution execution) {
        return new RequestId(execution.getProcessBusinessKey());
    }
}
