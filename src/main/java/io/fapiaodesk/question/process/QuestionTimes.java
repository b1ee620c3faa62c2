package io.fapiaodesk.question.process;

import io.fapiaodesk.question.RaiseQuestion;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The timers of an open question: {@code ${questionTimes.deadline(execution)}}. */
@Component
public class QuestionTimes {

    private final RaiseQuestion asking;

    QuestionTimes(RaiseQuestion asking) {
        this.asking = asking;
    }

    public Date reminderAt(DelegateExecution execution) {
        return Date.from(asking.remindAt());
    }

    public Date deadline(DelegateExecution execution) {
        return Date.from(asking.answerDue(execution.getProcessBusinessKey()));
    }
}
