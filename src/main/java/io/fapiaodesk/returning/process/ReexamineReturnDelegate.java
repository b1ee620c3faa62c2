package io.fapiaodesk.returning.process;

import io.fapiaodesk.returning.ReexamineReturn;
import io.fapiaodesk.returning.ReturnBrief;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Has the rules look again at a return, and shows whoever has the task what they say now. */
@Component
class ReexamineReturnDelegate implements JavaDelegate {

    private final ReexamineReturn returns;
    private final ReturnBrief briefs;

    ReexamineReturnDelegate(ReexamineReturn returns, ReturnBrief briefs) {
        this.returns = returns;
        this.briefs = briefs;
    }

    @Override
    public void execute(DelegateExecution execution) {
        returns.reexamine(Execution.caseOf(execution));
        Execution.show(execution, briefs);
    }
}
