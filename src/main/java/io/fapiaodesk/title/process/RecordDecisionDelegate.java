package io.fapiaodesk.title.process;

import static io.fapiaodesk.title.process.EnterpriseTitleReviewModel.APPROVE;
import static io.fapiaodesk.title.process.EnterpriseTitleReviewModel.APPROVE_PENDING_SPECIAL_VAT;
import static io.fapiaodesk.title.process.EnterpriseTitleReviewModel.ASK_FOR_MORE;
import static io.fapiaodesk.title.process.EnterpriseTitleReviewModel.DECIDED;
import static io.fapiaodesk.title.process.EnterpriseTitleReviewModel.DECISION;
import static io.fapiaodesk.title.process.EnterpriseTitleReviewModel.REASON;
import static io.fapiaodesk.title.process.EnterpriseTitleReviewModel.REJECT;
import static io.fapiaodesk.title.process.EnterpriseTitleReviewModel.TERM;
import static io.fapiaodesk.title.process.EnterpriseTitleReviewModel.VALID_DAYS;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.title.DecideOnTitle;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** Keeps the reviewer's decision. Its words go into our record and leave the engine in the same step. */
@Component
class RecordDecisionDelegate implements JavaDelegate {

    private final DecideOnTitle decisions;
    private final CurrentSignIn signIn;

    RecordDecisionDelegate(DecideOnTitle decisions, CurrentSignIn signIn) {
        this.decisions = decisions;
        this.signIn = signIn;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RequestId id = Execution.caseOf(execution);
        String reviewer = signIn.get().name();
        ReviewFields fields = ReviewFields.of(execution.getVariables());
        execution.removeVariables(List.of(DECISION, REASON, TERM, VALID_DAYS));
        // For the gateways of this step only: no later form may come with what was decided here.
        String decision = Execution.unlessItEnded(() -> decide(id, reviewer, fields));
        execution.setVariable(DECIDED, Variables.stringValue(decision, true));
    }

    private String decide(RequestId id, String reviewer, ReviewFields fields) {
        switch (fields.decision()) {
            case APPROVE -> {
                if (decisions.approve(id, reviewer, fields.validDays(), fields.reason())) {
                    return APPROVE_PENDING_SPECIAL_VAT;
                }
            }
            case REJECT -> decisions.reject(id, reviewer, fields.requiredReason());
            case ASK_FOR_MORE -> decisions.ask(id, reviewer, fields.requiredReason());
            default -> throw new IllegalStateException("The completion guard let through: " + fields.decision());
        }
        return fields.decision();
    }
}
