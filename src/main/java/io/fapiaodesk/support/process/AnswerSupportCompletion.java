package io.fapiaodesk.support.process;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.engine.CompletionRefusal;
import io.fapiaodesk.platform.engine.CompletionRules;
import io.fapiaodesk.platform.engine.Submission;
import io.fapiaodesk.support.DecideOnSupport;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What completes the care for a question: an answer, a question back, or somebody else to hand it over to. */
@Component
class AnswerSupportCompletion implements CompletionRules {

    private final DecideOnSupport decisions;

    AnswerSupportCompletion(DecideOnSupport decisions) {
        this.decisions = decisions;
    }

    @Override
    public String processDefinitionKey() {
        return SupportRequestModel.PROCESS;
    }

    @Override
    public String taskDefinitionKey() {
        return SupportRequestModel.ANSWER_SUPPORT_REQUEST;
    }

    @Override
    public Set<String> fields() {
        return Set.of(SupportRequestModel.DECISION, SupportRequestModel.REASON);
    }

    @Override
    public Optional<CompletionRefusal> check(Submission submission) {
        return SupportFields.check(submission.variables())
                .or(() -> SupportRequestModel.HAND_OVER.equals(
                                        submission.variables().get(SupportRequestModel.DECISION))
                                && !decisions.canBeHandedOver(new RequestId(submission.businessKey()))
                        ? Optional.of(SupportFields.nobodyToHandOverTo())
                        : Optional.empty());
    }

    @Override
    public Set<String> mayNotDecide(String businessKey) {
        return decisions.excluded(new RequestId(businessKey));
    }
}
