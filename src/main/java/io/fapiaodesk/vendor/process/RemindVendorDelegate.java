package io.fapiaodesk.vendor.process;

import io.fapiaodesk.vendor.AskVendor;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reminds the vendor on the day by which it was to answer. */
@Component
class RemindVendorDelegate implements JavaDelegate {

    private final AskVendor vendors;

    RemindVendorDelegate(AskVendor vendors) {
        this.vendors = vendors;
    }

    @Override
    public void execute(DelegateExecution execution) {
        vendors.remind((String) execution.getVariable(VendorInvoiceModel.INVOICE_ID));
    }
}
