package io.fapiaodesk.taxbureau.process;

import io.fapiaodesk.platform.engine.StepNotTriedException;
import io.fapiaodesk.taxbureau.AskTaxBureau;
import io.fapiaodesk.taxbureau.AskTaxBureau.Progress;
import io.fapiaodesk.taxbureau.TaxBureauUnreachableException;
import java.util.Date;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks the tax bureau; where that cannot be done, the job's incident says what to do. */
@Component
class AskTaxBureauDelegate implements JavaDelegate {

    private final AskTaxBureau bureau;

    AskTaxBureauDelegate(AskTaxBureau bureau) {
        this.bureau = bureau;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String errandId = execution.getProcessBusinessKey();
        Progress progress = ask(errandId);
        if (progress instanceof Progress.Waiting waiting) {
            execution.setVariable(IssueAtTaxBureauModel.BUREAU_ANSWER, IssueAtTaxBureauModel.WAITING);
            execution.setVariable(IssueAtTaxBureauModel.NEXT_QUESTION_AT, Date.from(waiting.nextQuestionAt()));
        } else if (progress instanceof Progress.Ended ended) {
            execution.setVariable(
                    IssueAtTaxBureauModel.BUREAU_ANSWER, ended.outcome().name().toLowerCase(Locale.ROOT));
        }
    }

    private Progress ask(String errandId) {
        try {
            return bureau.ask(errandId);
        } catch (TaxBureauUnreachableException e) {
            String what =
                    "Step 'Ask tax bureau' of %s: %s. Nothing is issued twice and nothing is lost. Remedy: see that the tax bureau can be reached, then retry this job."
                            .formatted(bureau.describe(errandId), e.getMessage());
            throw e.wasNotMade()
                    ? new StepNotTriedException(what, e.retryAfter())
                    : new TaxBureauNotAskedException(what);
        }
    }

    /** Read by people in Cockpit, whom no stack trace helps. */
    private static final class TaxBureauNotAskedException extends RuntimeException {

        private static final long serialVersionUID = 1;

        TaxBureauNotAskedException(String message) {
            super(message, null, false, false);
        }
    }
}
