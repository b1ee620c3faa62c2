package io.fapiaodesk.paper.process;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.paper.DecideOnLoss;
import io.fapiaodesk.paper.domain.LossOutcome;
import io.fapiaodesk.platform.engine.CompletionRefusal;
import io.fapiaodesk.platform.engine.CompletionRules;
import io.fapiaodesk.platform.engine.Submission;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What completes the care of a clerk: one of the outcomes that the case bears, with a reason if it is not the table's. */
@Component
class HandleLossCompletion implements CompletionRules {

    private final DecideOnLoss decisions;

    HandleLossCompletion(DecideOnLoss decisions) {
        this.decisions = decisions;
    }

    @Override
    public String processDefinitionKey() {
        return PaperInvoiceLossModel.PROCESS;
    }

    @Override
    public String taskDefinitionKey() {
        return PaperInvoiceLossModel.HANDLE_LOSS;
    }

    @Override
    public Set<String> fields() {
        return Set.of(
                PaperInvoiceLossModel.DECISION,
                PaperInvoiceLossModel.REASON,
                PaperInvoiceLossModel.SENDING,
                PaperInvoiceLossModel.TRACKING_NUMBER);
    }

    @Override
    public Optional<CompletionRefusal> check(Submission submission) {
        return LossFields.check(submission.variables())
                .or(() ->
                        againstTheCase(new RequestId(submission.businessKey()), LossFields.of(submission.variables())));
    }

    private Optional<CompletionRefusal> againstTheCase(RequestId id, LossFields fields) {
        LossOutcome decision = fields.decision();
        if (decision == null) {
            return decisions.objectionToAsking(id).map(LossFields::refusal);
        }
        if (fields.reason() == null && !decisions.isProposed(id, decision)) {
            return Optional.of(LossFields.reasonNeeded());
        }
        return decisions.objection(id, decision, fields.trackingNumber()).map(LossFields::refusal);
    }

    @Override
    public Set<String> mayNotDecide(String businessKey) {
        return decisions.excluded(new RequestId(businessKey));
    }
}
