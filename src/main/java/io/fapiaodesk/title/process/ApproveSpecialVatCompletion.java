package io.fapiaodesk.title.process;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.engine.CompletionRefusal;
import io.fapiaodesk.platform.engine.CompletionRules;
import io.fapiaodesk.platform.engine.Submission;
import io.fapiaodesk.title.DecideOnTitle;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What completes the second look at special VAT: a decision by neither the applicant nor the reviewer. */
@Component
class ApproveSpecialVatCompletion implements CompletionRules {

    private static final Set<String> DECISIONS =
            Set.of(EnterpriseTitleReviewModel.APPROVE, EnterpriseTitleReviewModel.REJECT);

    private final DecideOnTitle decisions;

    ApproveSpecialVatCompletion(DecideOnTitle decisions) {
        this.decisions = decisions;
    }

    @Override
    public String processDefinitionKey() {
        return EnterpriseTitleReviewModel.PROCESS;
    }

    @Override
    public String taskDefinitionKey() {
        return EnterpriseTitleReviewModel.APPROVE_SPECIAL_VAT;
    }

    @Override
    public Set<String> fields() {
        return Set.of(EnterpriseTitleReviewModel.DECISION, EnterpriseTitleReviewModel.REASON);
    }

    @Override
    public Optional<CompletionRefusal> check(Submission submission) {
        return ReviewFields.check(submission.variables(), DECISIONS);
    }

    @Override
    public Set<String> mayNotDecide(String businessKey) {
        return decisions.excludedFromSpecialVat(new RequestId(businessKey));
    }
}
