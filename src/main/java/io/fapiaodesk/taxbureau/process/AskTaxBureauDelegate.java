package io.fapiaodesk.taxbureau.process;

import io.fapiaodesk.platform.engine.OutsideStep;
import io.fapiaodesk.platform.engine.StepNotTriedException;
import io.fapiaodesk.taxbureau.AskTaxBureau;
import io.fapiaodesk.taxbureau.AskTaxBureau.Heard;
import io.fapiaodesk.taxbureau.AskTaxBureau.Progress;
import io.fapiaodesk.taxbureau.TaxBureauUnreachableException;
import java.util.Date;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Asks the tax bureau; where that cannot be done, the job's incident says what to do. */
@Component
class AskTaxBureauDelegate extends OutsideStep<Heard> {

    private final AskTaxBureau bureau;

    AskTaxBureauDelegate(AskTaxBureau bureau) {
        this.bureau = bureau;
    }

    @Override
    protected Heard ask(At at) {
        try {
            return bureau.ask(at.businessKey());
        } catch (TaxBureauUnreachableException e) {
            String what =
                    "Step 'Ask tax bureau' of %s: %s. Nothing is issued twice and nothing is lost. Remedy: see that the tax bureau can be reached, then retry this job."
                            .formatted(bureau.describe(at.businessKey()), e.getMessage());
            throw e.wasNotMade()
                    ? new StepNotTriedException(what, e.retryAfter())
                    : new TaxBureauNotAskedException(what);
        }
    }

    @Override
    protected void take(Heard heard, DelegateExecution execution) {
        Progress progress = bureau.record(execution.getProcessBusinessKey(), heard);
        if (progress instanceof Progress.Waiting waiting) {
            execution.setVariable(IssueAtTaxBureauModel.BUREAU_ANSWER, IssueAtTaxBureauModel.WAITING);
            execution.setVariable(IssueAtTaxBureauModel.NEXT_QUESTION_AT, Date.from(waiting.nextQuestionAt()));
        } else if (progress instanceof Progress.Ended ended) {
            execution.setVariable(
                    IssueAtTaxBureauModel.BUREAU_ANSWER, ended.outcome().name().toLowerCase(Locale.ROOT));
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
