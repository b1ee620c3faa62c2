package io.fapiaodesk.title.process;

import io.fapiaodesk.title.EvaluateAgreement;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Says whose task the evaluation is, and what they read first. */
@Component
class PrepareEvaluationDelegate implements JavaDelegate {

    private final EvaluateAgreement evaluation;

    PrepareEvaluationDelegate(EvaluateAgreement evaluation) {
        this.evaluation = evaluation;
    }

    @Override
    public void execute(DelegateExecution execution) {
        EvaluateAgreement.Assignment assignment = evaluation.prepare(Execution.caseOf(execution));
        execution.setVariable(MultiTitleAgreementModel.MANAGER, assignment.manager());
        execution.setVariable(MultiTitleAgreementModel.BRIEF, assignment.brief());
    }
}
