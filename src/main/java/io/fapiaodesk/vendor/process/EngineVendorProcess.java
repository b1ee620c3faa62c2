package io.fapiaodesk.vendor.process;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.vendor.domain.VendorProcess;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** Ends the waiting in the engine, in the transaction of whoever settles it. */
@Component
class EngineVendorProcess implements VendorProcess {

    private final RuntimeService runtime;

    EngineVendorProcess(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public void settled(RequestId caseId, String invoiceId) {
        try {
            runtime.createMessageCorrelation(VendorInvoiceModel.MESSAGE_VENDOR_SETTLED)
                    .processInstanceBusinessKey(caseId.value())
                    .processInstanceVariableEquals(VendorInvoiceModel.INVOICE_ID, invoiceId)
                    .correlateAll();
        } catch (OptimisticLockingException e) {
            throw new OptimisticLockingFailureException("Somebody is at the task of " + invoiceId, e);
        }
    }
}
