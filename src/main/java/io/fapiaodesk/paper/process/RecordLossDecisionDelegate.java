package io.fapiaodesk.paper.process;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.paper.DecideOnLoss;
import io.fapiaodesk.paper.domain.IllegalTransitionException;
import io.fapiaodesk.paper.domain.LossOutcome;
import io.fapiaodesk.platform.engine.CompletionRefusedException;
import io.fapiaodesk.platform.security.CurrentSignIn;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** Keeps what the clerk decided. Its words go into our record and leave the engine in the same step. */
@Component
class RecordLossDecisionDelegate implements JavaDelegate {

    private final DecideOnLoss decisions;
    private final CurrentSignIn signIn;

    RecordLossDecisionDelegate(DecideOnLoss decisions, CurrentSignIn signIn) {
        this.decisions = decisions;
        this.signIn = signIn;
    }

    @Override
    public void execute(DelegateExecution execution) {
        LossFields fields = LossFields.of(execution.getVariables());
        execution.removeVariables(List.of(
                PaperInvoiceLossModel.DECISION,
                PaperInvoiceLossModel.REASON,
                PaperInvoiceLossModel.SENDING,
                PaperInvoiceLossModel.TRACKING_NUMBER));
        RequestId id = Execution.caseOf(execution);
        LossOutcome decision = fields.decision();
        String next;
        if (decision == null) {
            execution.setVariable(PaperInvoiceLossModel.QUESTION_ID, ask(id, fields));
            next = PaperInvoiceLossModel.ASK;
        } else {
            next = word(decide(id, decision, fields));
        }
        execution.setVariable(PaperInvoiceLossModel.NEXT, Variables.stringValue(next, true));
    }

    private String ask(RequestId id, LossFields fields) {
        try {
            return decisions.ask(id, signIn.get().name(), Objects.requireNonNull(fields.reason()));
        } catch (IllegalTransitionException e) {
            throw new CompletionRefusedException(LossFields.refusal(DecideOnLoss.Objection.NOT_AT_HAND));
        }
    }

    /** The customer or the courier may have moved the case after the task was read: no fault of the server's. */
    private DecideOnLoss.Next decide(RequestId id, LossOutcome decision, LossFields fields) {
        try {
            return decisions.decide(id, signIn.get().name(), decision, fields.reason(), fields.trackingNumber());
        } catch (IllegalTransitionException e) {
            throw new CompletionRefusedException(LossFields.refusal(DecideOnLoss.Objection.NOT_AT_HAND));
        }
    }

    private static String word(DecideOnLoss.Next next) {
        return switch (next) {
            case WAIT -> PaperInvoiceLossModel.WAIT;
            case SEND_AGAIN -> PaperInvoiceLossModel.ORDER;
            case MAKE_STUB_COPY -> PaperInvoiceLossModel.STUB;
            case TELL_CUSTOMER -> PaperInvoiceLossModel.TELL;
        };
    }
}
