package io.fapiaodesk.title.process;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.engine.CompletionRefusal;
import io.fapiaodesk.platform.engine.CompletionRules;
import io.fapiaodesk.platform.engine.Submission;
import io.fapiaodesk.title.EvaluateAgreement;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What completes an evaluation: signed, with a term if it is not the usual one, declined with a reason, or put off with a question. */
@Component
class EvaluateAgreementCompletion implements CompletionRules {

    private final EvaluateAgreement evaluation;

    EvaluateAgreementCompletion(EvaluateAgreement evaluation) {
        this.evaluation = evaluation;
    }

    @Override
    public String processDefinitionKey() {
        return MultiTitleAgreementModel.PROCESS;
    }

    @Override
    public String taskDefinitionKey() {
        return MultiTitleAgreementModel.EVALUATE_AGREEMENT;
    }

    @Override
    public Set<String> fields() {
        return Set.of(
                MultiTitleAgreementModel.DECISION,
                MultiTitleAgreementModel.REASON,
                MultiTitleAgreementModel.TERM,
                MultiTitleAgreementModel.VALID_UNTIL);
    }

    @Override
    public Optional<CompletionRefusal> check(Submission submission) {
        return AgreementFields.check(submission.variables(), evaluation.today());
    }

    @Override
    public Set<String> mayNotDecide(String businessKey) {
        return evaluation.excluded(new RequestId(businessKey));
    }
}
