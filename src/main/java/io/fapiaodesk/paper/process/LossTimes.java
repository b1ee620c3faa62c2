package io.fapiaodesk.paper.process;

import io.fapiaodesk.paper.LookAtLoss;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The timer of a case that waits for its parcel: {@code ${lossTimes.askAt(execution)}}. */
@Component
public class LossTimes {

    private final LookAtLoss looking;

    LossTimes(LookAtLoss looking) {
        this.looking = looking;
    }

    public Date askAt(DelegateExecution execution) {
        return Date.from(looking.askAt(Execution.caseOf(execution)));
    }
}
