package io.fapiaodesk.title.process;

import io.fapiaodesk.title.ConcludeReview;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the customer that a rule forbids the title. */
@Component
class RefuseTitleDelegate implements JavaDelegate {

    private final ConcludeReview review;

    RefuseTitleDelegate(ConcludeReview review) {
        this.review = review;
    }

    @Override
    public void execute(DelegateExecution execution) {
        review.refuse(Execution.caseOf(execution));
    }
}
