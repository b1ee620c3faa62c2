package io.fapiaodesk.title.process;

import io.fapiaodesk.title.ConcludeReview;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Activates the approved title. */
@Component
class ActivateTitleDelegate implements JavaDelegate {

    private final ConcludeReview review;

    ActivateTitleDelegate(ConcludeReview review) {
        this.review = review;
    }

    @Override
    public void execute(DelegateExecution execution) {
        review.activate(Execution.caseOf(execution));
    }
}
