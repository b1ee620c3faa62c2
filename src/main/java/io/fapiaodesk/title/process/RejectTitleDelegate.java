package io.fapiaodesk.title.process;

import io.fapiaodesk.title.ConcludeReview;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the customer of the reviewer's no. */
@Component
class RejectTitleDelegate implements JavaDelegate {

    private final ConcludeReview review;

    RejectTitleDelegate(ConcludeReview review) {
        this.review = review;
    }

    @Override
    public void execute(DelegateExecution execution) {
        review.reject(Execution.caseOf(execution));
    }
}
