package io.fapiaodesk.returning.process;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.engine.CompletionRefusal;
import io.fapiaodesk.platform.engine.CompletionRules;
import io.fapiaodesk.platform.engine.Submission;
import io.fapiaodesk.returning.DecideOnReturn;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the second tax operator decides on a large amount; never the one who decided first. */
@Component
class ConfirmRedCompletion implements CompletionRules {

    private final DecideOnReturn decisions;

    ConfirmRedCompletion(DecideOnReturn decisions) {
        this.decisions = decisions;
    }

    @Override
    public String processDefinitionKey() {
        return BookedInvoiceReturnModel.PROCESS;
    }

    @Override
    public String taskDefinitionKey() {
        return BookedInvoiceReturnModel.CONFIRM_RED;
    }

    @Override
    public Set<String> fields() {
        return ReturnFields.NAMES;
    }

    @Override
    public Optional<CompletionRefusal> check(Submission submission) {
        return ReturnFields.check(submission.variables(), BookedInvoiceReturnModel.ISSUE_RED_INVOICE);
    }

    @Override
    public Set<String> mayNotDecide(String businessKey) {
        return decisions.mayNotDecide(new RequestId(businessKey));
    }
}
