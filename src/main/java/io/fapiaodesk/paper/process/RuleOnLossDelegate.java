package io.fapiaodesk.paper.process;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.paper.LookAtLoss;
import io.fapiaodesk.paper.domain.NextMover;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** Rules on the loss by what the courier has told by now, keeps the ruling, and says who moves next. */
@Component
class RuleOnLossDelegate implements JavaDelegate {

    private final LookAtLoss looking;

    RuleOnLossDelegate(LookAtLoss looking) {
        this.looking = looking;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RequestId id = Execution.caseOf(execution);
        NextMover next = looking.look(id);
        execution.setVariable(
                PaperInvoiceLossModel.NEXT, Variables.stringValue(next.name().toLowerCase(Locale.ROOT), true));
        if (next == NextMover.CLERK) {
            brief(execution, looking.prepare(id));
        }
    }

    /** What the clerk's task shows. */
    static void brief(DelegateExecution execution, LookAtLoss.Assignment assignment) {
        execution.setVariable(PaperInvoiceLossModel.BRIEF, assignment.brief());
        execution.setVariable(PaperInvoiceLossModel.PROPOSAL, assignment.proposal());
    }
}
