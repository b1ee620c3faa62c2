package io.fapiaodesk.vendor.process;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.engine.CompletionRefusal;
import io.fapiaodesk.platform.engine.CompletionRules;
import io.fapiaodesk.platform.engine.Submission;
import io.fapiaodesk.vendor.TakeVendorAnswer;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What completes the wait for a vendor: number and date of its invoice, or why it issues none. */
@Component
class RecordVendorAnswerCompletion implements CompletionRules {

    private final TakeVendorAnswer answers;

    RecordVendorAnswerCompletion(TakeVendorAnswer answers) {
        this.answers = answers;
    }

    @Override
    public String processDefinitionKey() {
        return VendorInvoiceModel.PROCESS;
    }

    @Override
    public String taskDefinitionKey() {
        return VendorInvoiceModel.RECORD_VENDOR_ANSWER;
    }

    @Override
    public Set<String> fields() {
        return Set.of(
                VendorInvoiceModel.DECISION,
                VendorInvoiceModel.NUMBER,
                VendorInvoiceModel.ISSUED_ON,
                VendorInvoiceModel.REASON);
    }

    @Override
    public Optional<CompletionRefusal> check(Submission submission) {
        return VendorAnswerFields.check(answers, submission.variables());
    }

    @Override
    public Set<String> mayNotDecide(String businessKey) {
        return answers.mayNotAnswer(new RequestId(businessKey));
    }
}
