package io.fapiaodesk.vendor.process;

import io.fapiaodesk.invoicing.ForwardToVendor;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the customer whom to ask, and those who ask for us. */
@Component
class ShowVendorDelegate implements JavaDelegate {

    private final ForwardToVendor forwarded;

    ShowVendorDelegate(ForwardToVendor forwarded) {
        this.forwarded = forwarded;
    }

    @Override
    public void execute(DelegateExecution execution) {
        forwarded.show((String) execution.getVariable(VendorInvoiceModel.INVOICE_ID));
    }
}
