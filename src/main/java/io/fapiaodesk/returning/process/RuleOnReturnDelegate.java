package io.fapiaodesk.returning.process;

import io.fapiaodesk.returning.ReturnBrief;
import io.fapiaodesk.returning.RuleOnReturn;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Has the rules rule on a return as it is known now, and shows whoever has its task what they say. */
@Component
class RuleOnReturnDelegate implements JavaDelegate {

    private final RuleOnReturn rules;
    private final ReturnBrief briefs;

    RuleOnReturnDelegate(RuleOnReturn rules, ReturnBrief briefs) {
        this.rules = rules;
        this.briefs = briefs;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RuleOnReturn.Standing standing = rules.rule(Execution.caseOf(execution));
        execution.setVariable(BookedInvoiceReturnModel.STANDING, standing.name().toLowerCase(Locale.ROOT));
        Execution.show(execution, briefs);
    }
}
