package io.fapiaodesk.support.process;

import static io.fapiaodesk.support.process.SupportRequestModel.ANSWER;
import static io.fapiaodesk.support.process.SupportRequestModel.ASK_FOR_MORE;
import static io.fapiaodesk.support.process.SupportRequestModel.HAND_OVER;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.engine.CompletionRefusedException;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.support.DecideOnSupport;
import io.fapiaodesk.support.domain.IllegalTransitionException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Keeps what was decided on a question. Its words go into our record and leave the engine in the same step. */
@Component
class RecordSupportDecisionDelegate implements JavaDelegate {

    private final DecideOnSupport decisions;
    private final CurrentSignIn signIn;

    RecordSupportDecisionDelegate(DecideOnSupport decisions, CurrentSignIn signIn) {
        this.decisions = decisions;
        this.signIn = signIn;
    }

    @Override
    public void execute(DelegateExecution execution) {
        SupportFields fields = SupportFields.of(execution.getVariables());
        execution.removeVariable(SupportRequestModel.REASON);
        try {
            decide(execution, signIn.get().name(), fields);
        } catch (IllegalTransitionException e) {
            // The customer took it back after the task was read: no fault of the server's.
            throw new CompletionRefusedException(SupportFields.tooLate());
        }
    }

    private void decide(DelegateExecution execution, String by, SupportFields fields) {
        RequestId id = SupportTask.caseOf(execution);
        switch (fields.decision()) {
            case ANSWER -> decisions.answer(id, by, fields.reason());
            case ASK_FOR_MORE ->
                execution.setVariable(SupportRequestModel.QUESTION_ID, decisions.askForMore(id, by, fields.reason()));
            case HAND_OVER -> decisions.handOver(id, by, fields.reason());
            default -> throw new IllegalStateException("The completion guard let through: " + fields.decision());
        }
    }
}
