package io.fapiaodesk.title.process;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.title.EvaluateAgreement;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Keeps what the account manager decided. The words go into our record and leave the engine in the same step. */
@Component
class RecordAgreementDecisionDelegate implements JavaDelegate {

    private final EvaluateAgreement evaluation;
    private final CurrentSignIn signIn;

    RecordAgreementDecisionDelegate(EvaluateAgreement evaluation, CurrentSignIn signIn) {
        this.evaluation = evaluation;
        this.signIn = signIn;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RequestId id = Execution.caseOf(execution);
        String manager = signIn.get().name();
        AgreementFields fields = AgreementFields.of(execution.getVariables());
        execution.removeVariables(List.of(
                MultiTitleAgreementModel.REASON, MultiTitleAgreementModel.TERM, MultiTitleAgreementModel.VALID_UNTIL));
        if (fields.decision().equals(MultiTitleAgreementModel.ASK_FOR_MORE)) {
            execution.setVariable(
                    MultiTitleAgreementModel.QUESTION_ID,
                    Execution.unlessItEnded(() -> evaluation.ask(id, manager, fields.requiredReason())));
        } else {
            Execution.unlessItEnded(() -> decide(id, manager, fields));
        }
        execution.setVariable(MultiTitleAgreementModel.DECISION, fields.decision());
    }

    private String decide(RequestId id, String manager, AgreementFields fields) {
        if (fields.decision().equals(MultiTitleAgreementModel.SIGN)) {
            evaluation.sign(id, manager, fields.validUntil(), fields.reason());
        } else {
            evaluation.decline(id, manager, fields.requiredReason());
        }
        return fields.decision();
    }
}
