package io.fapiaodesk.returning.process;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.engine.CompletionRefusal;
import io.fapiaodesk.platform.engine.CompletionRules;
import io.fapiaodesk.platform.engine.Submission;
import io.fapiaodesk.returning.DecideOnReturn;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What completes the wait for the original of a paper invoice: it is back, or a reason why it does not count. */
@Component
class ReceiveOriginalCompletion implements CompletionRules {

    private final DecideOnReturn decisions;

    ReceiveOriginalCompletion(DecideOnReturn decisions) {
        this.decisions = decisions;
    }

    @Override
    public String processDefinitionKey() {
        return DirectInvoiceReturnModel.PROCESS;
    }

    @Override
    public String taskDefinitionKey() {
        return DirectInvoiceReturnModel.RECEIVE_ORIGINAL;
    }

    @Override
    public Set<String> fields() {
        return ReturnFields.NAMES;
    }

    @Override
    public Optional<CompletionRefusal> check(Submission submission) {
        return ReturnFields.check(submission.variables(), DirectInvoiceReturnModel.RECEIVED);
    }

    @Override
    public Set<String> mayNotDecide(String businessKey) {
        return decisions.mayNotDecide(new RequestId(businessKey));
    }
}
