package io.fapiaodesk.returning.process;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.engine.CompletionRefusal;
import io.fapiaodesk.platform.engine.CompletionRules;
import io.fapiaodesk.platform.engine.Submission;
import io.fapiaodesk.returning.DecideOnReturn;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What completes the care for a return that the tax bureau has refused: ask anew, or a reason why not. */
@Component
class ProcessRefusedReturnCompletion implements CompletionRules {

    private final DecideOnReturn decisions;

    ProcessRefusedReturnCompletion(DecideOnReturn decisions) {
        this.decisions = decisions;
    }

    @Override
    public String processDefinitionKey() {
        return DirectInvoiceReturnModel.PROCESS;
    }

    @Override
    public String taskDefinitionKey() {
        return DirectInvoiceReturnModel.PROCESS_RETURN;
    }

    @Override
    public Set<String> fields() {
        return ReturnFields.NAMES;
    }

    @Override
    public Optional<CompletionRefusal> check(Submission submission) {
        return ReturnFields.check(submission.variables(), DirectInvoiceReturnModel.ISSUE_RED_INVOICE);
    }

    @Override
    public Set<String> mayNotDecide(String businessKey) {
        return decisions.mayNotDecide(new RequestId(businessKey));
    }
}
