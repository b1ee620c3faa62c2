package io.fapiaodesk.returning.process;

import io.fapiaodesk.platform.security.Groups;
import io.fapiaodesk.returning.AwaitOriginal;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the supervisors that an original has not come; the task comes first from now on and is open to them. */
@Component
class ReportMissingOriginalDelegate implements JavaDelegate {

    private final AwaitOriginal originals;

    ReportMissingOriginalDelegate(AwaitOriginal originals) {
        this.originals = originals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        originals.missing(Execution.caseOf(execution));
        TaskPriority.raise(execution, TaskPriority.OVERDUE);
        TaskPriority.openTo(execution, Groups.PAPER_SUPERVISORS);
    }
}
