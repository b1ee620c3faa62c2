package io.fapiaodesk.invoicing.process;

import io.fapiaodesk.invoicing.DecideOnFailedInvoice;
import io.fapiaodesk.invoicing.ForwardToVendor;
import io.fapiaodesk.kernel.RequestId;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What the diagram asks of our record: {@code ${issuanceParts.invoices(execution)}}. */
@Component("issuanceParts")
public class IssuanceParts {

    private final ForwardToVendor vendors;
    private final DecideOnFailedInvoice failures;

    IssuanceParts(ForwardToVendor vendors, DecideOnFailedInvoice failures) {
        this.vendors = vendors;
        this.failures = failures;
    }

    /** The invoices of the request, each a round of its own. */
    public List<String> invoices(DelegateExecution execution) {
        return vendors.invoicesOf(caseOf(execution));
    }

    public boolean isVendors(String invoiceId) {
        return vendors.isVendors(invoiceId);
    }

    public String brief(String invoiceId) {
        return failures.brief(invoiceId);
    }

    private static RequestId caseOf(DelegateExecution execution) {
        return new RequestId(execution.getProcessBusinessKey());
    }
}
