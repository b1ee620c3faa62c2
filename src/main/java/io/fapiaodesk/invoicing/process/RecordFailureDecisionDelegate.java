package io.fapiaodesk.invoicing.process;

import io.fapiaodesk.invoicing.DecideOnFailedInvoice;
import io.fapiaodesk.platform.security.CurrentSignIn;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Keeps what the operator decided. Its words go into our record and leave the engine in the same step. */
@Component
class RecordFailureDecisionDelegate implements JavaDelegate {

    private final DecideOnFailedInvoice decisions;
    private final CurrentSignIn signIn;

    RecordFailureDecisionDelegate(DecideOnFailedInvoice decisions, CurrentSignIn signIn) {
        this.decisions = decisions;
        this.signIn = signIn;
    }

    @Override
    public void execute(DelegateExecution execution) {
        FailureFields fields = FailureFields.of(execution.getVariables());
        execution.removeVariables(List.of(InvoiceIssuanceModel.DECISION, InvoiceIssuanceModel.REASON));
        String invoiceId = (String) execution.getVariable(InvoiceIssuanceModel.INVOICE_ID);
        String operator = signIn.get().name();
        switch (fields.decision()) {
            case InvoiceIssuanceModel.RETRY -> decisions.retry(invoiceId, operator, fields.reason());
            case InvoiceIssuanceModel.ASK_FOR_MORE ->
                execution.setVariable(
                        InvoiceIssuanceModel.QUESTION_ID, decisions.ask(invoiceId, operator, fields.reason()));
            default -> decisions.giveUp(invoiceId, operator, fields.reason());
        }
        execution.setVariable(InvoiceIssuanceModel.BUREAU_ANSWER, fields.decision());
    }
}
