package io.fapiaodesk.title.process;

import io.fapiaodesk.title.ConcludeReview;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends an application whose question nobody answered. */
@Component
class CloseUnansweredDelegate implements JavaDelegate {

    private final ConcludeReview review;

    CloseUnansweredDelegate(ConcludeReview review) {
        this.review = review;
    }

    @Override
    public void execute(DelegateExecution execution) {
        review.closeUnanswered(Execution.caseOf(execution));
    }
}
