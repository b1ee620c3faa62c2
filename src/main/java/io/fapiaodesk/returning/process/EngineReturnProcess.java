package io.fapiaodesk.returning.process;

import io.fapiaodesk.returning.domain.InvoiceReturn;
import io.fapiaodesk.returning.domain.ReturnPath;
import io.fapiaodesk.returning.domain.ReturnProcess;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Runs returns in the engine, in the transaction of whoever starts or moves one. */
@Component
class EngineReturnProcess implements ReturnProcess {

    private final RuntimeService runtime;

    EngineReturnProcess(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public void start(InvoiceReturn invoiceReturn) {
        runtime.startProcessInstanceByKey(
                invoiceReturn.asked().path() == ReturnPath.BOOKED
                        ? BookedInvoiceReturnModel.PROCESS
                        : DirectInvoiceReturnModel.PROCESS,
                invoiceReturn.id().value());
    }

    @Override
    public void withdrawn(InvoiceReturn invoiceReturn) {
        correlate(DirectInvoiceReturnModel.MESSAGE_RETURN_WITHDRAWN, invoiceReturn);
    }

    @Override
    public void booked(InvoiceReturn invoiceReturn) {
        correlate(DirectInvoiceReturnModel.MESSAGE_INVOICE_BOOKED, invoiceReturn);
    }

    private void correlate(String message, InvoiceReturn invoiceReturn) {
        runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(invoiceReturn.id().value())
                .correlate();
    }
}
