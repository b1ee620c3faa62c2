package io.fapiaodesk.title.process;

import io.fapiaodesk.title.RuleOnTitle;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.stereotype.Component;

/** Asks the rules where the application goes. */
@Component
class RuleOnTitleDelegate implements JavaDelegate {

    private final RuleOnTitle rules;

    RuleOnTitleDelegate(RuleOnTitle rules) {
        this.rules = rules;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RuleOnTitle.Routing routing = rules.route(Execution.caseOf(execution));
        execution.setVariable(
                EnterpriseTitleReviewModel.RULING,
                inPassing(
                        routing.refused()
                                ? EnterpriseTitleReviewModel.REFUSED
                                : EnterpriseTitleReviewModel.NEEDS_REVIEW));
        execution.setVariable(EnterpriseTitleReviewModel.REVIEW_GROUP, inPassing(routing.reviewGroup()));
        execution.setVariable(EnterpriseTitleReviewModel.BRIEF, routing.brief());
    }

    /** Read in the same step, by the gateway and the task; not worth keeping after it. */
    private static TypedValue inPassing(String word) {
        return Variables.stringValue(word, true);
    }
}
