package io.fapiaodesk.vendor.process;

import io.fapiaodesk.vendor.AskVendor;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Mails the vendor all that the invoice needs. */
@Component
class HandOverToVendorDelegate implements JavaDelegate {

    private final AskVendor vendors;

    HandOverToVendorDelegate(AskVendor vendors) {
        this.vendors = vendors;
    }

    @Override
    public void execute(DelegateExecution execution) {
        vendors.handOver((String) execution.getVariable(VendorInvoiceModel.INVOICE_ID));
    }
}
