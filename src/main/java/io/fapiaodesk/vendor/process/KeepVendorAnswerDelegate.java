package io.fapiaodesk.vendor.process;

import io.fapiaodesk.platform.engine.CompletionRefusedException;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.vendor.TakeVendorAnswer;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Keeps what the operator has entered. Its words go into our record and leave the engine in the same step. */
@Component
class KeepVendorAnswerDelegate implements JavaDelegate {

    private final TakeVendorAnswer answers;
    private final CurrentSignIn signIn;

    KeepVendorAnswerDelegate(TakeVendorAnswer answers, CurrentSignIn signIn) {
        this.answers = answers;
        this.signIn = signIn;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String invoiceId = (String) execution.getVariable(VendorInvoiceModel.INVOICE_ID);
        String operator = signIn.get().name();
        var entered = VendorAnswerFields.read(answers, execution.getVariables());
        execution.removeVariables(List.of(
                VendorInvoiceModel.DECISION,
                VendorInvoiceModel.NUMBER,
                VendorInvoiceModel.ISSUED_ON,
                VendorInvoiceModel.REASON));
        entered.fold(
                answer -> answers.enter(invoiceId, answer, operator).fold(done -> done, refusals -> {
                    // Answered by line or cancelled after the task was read, or the number is another invoice's.
                    throw new CompletionRefusedException(VendorAnswerFields.inWords(refusals));
                }),
                refusals -> {
                    throw new CompletionRefusedException(VendorAnswerFields.inWords(refusals));
                });
    }
}
