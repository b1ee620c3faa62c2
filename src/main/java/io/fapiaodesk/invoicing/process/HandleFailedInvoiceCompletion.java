package io.fapiaodesk.invoicing.process;

import io.fapiaodesk.invoicing.DecideOnFailedInvoice;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.engine.CompletionRefusal;
import io.fapiaodesk.platform.engine.CompletionRules;
import io.fapiaodesk.platform.engine.Submission;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What completes the care for a refused invoice: a decision and, when it is given up, a reason for the customer. */
@Component
class HandleFailedInvoiceCompletion implements CompletionRules {

    private final DecideOnFailedInvoice decisions;

    HandleFailedInvoiceCompletion(DecideOnFailedInvoice decisions) {
        this.decisions = decisions;
    }

    @Override
    public String processDefinitionKey() {
        return InvoiceIssuanceModel.PROCESS;
    }

    @Override
    public String taskDefinitionKey() {
        return InvoiceIssuanceModel.HANDLE_FAILED_INVOICE;
    }

    @Override
    public Set<String> fields() {
        return Set.of(InvoiceIssuanceModel.DECISION, InvoiceIssuanceModel.REASON);
    }

    @Override
    public Optional<CompletionRefusal> check(Submission submission) {
        return FailureFields.check(submission.variables());
    }

    @Override
    public Set<String> mayNotDecide(String businessKey) {
        return decisions.mayNotDecide(new RequestId(businessKey));
    }
}
