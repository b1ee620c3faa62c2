package io.fapiaodesk.title.process;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.engine.CompletionRefusal;
import io.fapiaodesk.platform.engine.CompletionRules;
import io.fapiaodesk.platform.engine.Submission;
import io.fapiaodesk.title.DecideOnTitle;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What completes a review: a decision, with a reason unless it is a plain yes, by anybody but the applicant. */
@Component
class ReviewTitleCompletion implements CompletionRules {

    private static final Set<String> DECISIONS = Set.of(
            EnterpriseTitleReviewModel.APPROVE,
            EnterpriseTitleReviewModel.REJECT,
            EnterpriseTitleReviewModel.ASK_FOR_MORE);

    private final DecideOnTitle decisions;

    ReviewTitleCompletion(DecideOnTitle decisions) {
        this.decisions = decisions;
    }

    @Override
    public String processDefinitionKey() {
        return EnterpriseTitleReviewModel.PROCESS;
    }

    @Override
    public String taskDefinitionKey() {
        return EnterpriseTitleReviewModel.REVIEW_TITLE;
    }

    @Override
    public Set<String> fields() {
        return Set.of(
                EnterpriseTitleReviewModel.DECISION,
                EnterpriseTitleReviewModel.REASON,
                EnterpriseTitleReviewModel.TERM,
                EnterpriseTitleReviewModel.VALID_DAYS);
    }

    @Override
    public Optional<CompletionRefusal> check(Submission submission) {
        return ReviewFields.check(submission.variables(), DECISIONS);
    }

    @Override
    public Set<String> mayNotDecide(String businessKey) {
        return decisions.excludedFromReview(new RequestId(businessKey));
    }
}
