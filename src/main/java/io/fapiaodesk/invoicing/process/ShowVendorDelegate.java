package io.fapiaodesk.invoicing.process;

import io.fapiaodesk.invoicing.ForwardToVendor;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the customer whom to ask for an invoice that is the vendor's to issue. */
@Component
class ShowVendorDelegate implements JavaDelegate {

    private final ForwardToVendor vendors;

    ShowVendorDelegate(ForwardToVendor vendors) {
        this.vendors = vendors;
    }

    @Override
    public void execute(DelegateExecution execution) {
        vendors.show((String) execution.getVariable(InvoiceIssuanceModel.INVOICE_ID));
    }
}
