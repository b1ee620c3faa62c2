package io.fapiaodesk.title.process;

import static io.fapiaodesk.title.process.EnterpriseTitleReviewModel.APPROVE;
import static io.fapiaodesk.title.process.EnterpriseTitleReviewModel.DECISION;
import static io.fapiaodesk.title.process.EnterpriseTitleReviewModel.REASON;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.title.ConcludeReview;
import io.fapiaodesk.title.DecideOnTitle;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Keeps what the supervisor decided on special VAT. */
@Component
class RecordSpecialVatDelegate implements JavaDelegate {

    private final DecideOnTitle decisions;
    private final ConcludeReview review;
    private final CurrentSignIn signIn;

    RecordSpecialVatDelegate(DecideOnTitle decisions, ConcludeReview review, CurrentSignIn signIn) {
        this.decisions = decisions;
        this.review = review;
        this.signIn = signIn;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReviewFields fields = ReviewFields.of(execution.getVariables());
        execution.removeVariables(List.of(DECISION, REASON));
        RequestId id = Execution.caseOf(execution);
        boolean granted = fields.decision().equals(APPROVE);
        String supervisor = signIn.get().name();
        Execution.unlessItEnded(() -> {
            decisions.decideSpecialVat(id, supervisor, granted, fields.reason());
            review.concludeSpecialVat(id);
            return granted;
        });
    }
}
