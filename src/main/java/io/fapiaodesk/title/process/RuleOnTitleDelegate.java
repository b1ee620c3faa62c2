package io.fapiaodesk.title.process;

import io.fapiaodesk.title.RuleOnTitle;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
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
                routing.refused() ? EnterpriseTitleReviewModel.REFUSED : EnterpriseTitleReviewModel.NEEDS_REVIEW);
        execution.setVariable(EnterpriseTitleReviewModel.REVIEW_GROUP, routing.reviewGroup());
        execution.setVariable(EnterpriseTitleReviewModel.BRIEF, routing.brief());
        execution.setVariable(EnterpriseTitleReviewModel.BUSINESS_DAYS, routing.businessDays());
    }
}
