package io.fapiaodesk.title.process;

import io.fapiaodesk.title.RuleOnAgreement;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Has the rules asked, on the first visit too, and says whose task the evaluation is and what they read first. */
@Component
class RuleOnAgreementDelegate implements JavaDelegate {

    private final RuleOnAgreement rules;

    RuleOnAgreementDelegate(RuleOnAgreement rules) {
        this.rules = rules;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RuleOnAgreement.Assignment assignment = rules.rule(Execution.caseOf(execution));
        execution.setVariable(MultiTitleAgreementModel.MANAGER, assignment.manager());
        execution.setVariable(MultiTitleAgreementModel.BRIEF, assignment.brief());
    }
}
