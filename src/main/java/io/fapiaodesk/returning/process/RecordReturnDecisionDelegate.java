package io.fapiaodesk.returning.process;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.returning.DecideOnReturn;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Keeps what a person has decided on a return. The reason goes into our record and leaves the engine in the same step. */
@Component
class RecordReturnDecisionDelegate implements JavaDelegate {

    private final DecideOnReturn decisions;
    private final CurrentSignIn signIn;

    RecordReturnDecisionDelegate(DecideOnReturn decisions, CurrentSignIn signIn) {
        this.decisions = decisions;
        this.signIn = signIn;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RequestId id = Execution.caseOf(execution);
        String who = signIn.get().name();
        ReturnFields fields = ReturnFields.of(execution.getVariables());
        execution.removeVariables(List.of(BookedInvoiceReturnModel.REASON));
        execution.setVariable(
                BookedInvoiceReturnModel.DECISION, Execution.unlessItEnded(() -> decide(execution, id, who, fields)));
    }

    private String decide(DelegateExecution execution, RequestId id, String who, ReturnFields fields) {
        switch (fields.decision()) {
            case BookedInvoiceReturnModel.ISSUE_RED_INVOICE -> {
                if (decisions.issueRed(id, who, fields.reason())) {
                    return BookedInvoiceReturnModel.SECOND;
                }
            }
            case DirectInvoiceReturnModel.RECEIVED -> decisions.takeInOriginal(id, who);
            case DirectInvoiceReturnModel.ASK_FOR_MORE ->
                execution.setVariable(
                        DirectInvoiceReturnModel.QUESTION_ID, decisions.ask(id, who, fields.requiredReason()));
            case DirectInvoiceReturnModel.REJECT -> decisions.reject(id, who, fields.requiredReason());
            default -> throw new IllegalStateException("The completion guard let through: " + fields.decision());
        }
        return fields.decision();
    }
}
