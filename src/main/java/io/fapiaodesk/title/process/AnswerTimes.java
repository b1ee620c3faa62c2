package io.fapiaodesk.title.process;

import io.fapiaodesk.title.AnswerDeadlines;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The timers of an open question: {@code ${answerTimes.deadline(execution)}}. */
@Component
public class AnswerTimes {

    private final AnswerDeadlines deadlines;

    AnswerTimes(AnswerDeadlines deadlines) {
        this.deadlines = deadlines;
    }

    public Date reminderAt(DelegateExecution execution) {
        return Date.from(deadlines.reminder());
    }

    public Date deadline(DelegateExecution execution) {
        return Date.from(deadlines.of(Execution.caseOf(execution)));
    }
}
