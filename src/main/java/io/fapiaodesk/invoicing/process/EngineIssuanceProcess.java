package io.fapiaodesk.invoicing.process;

import io.fapiaodesk.invoicing.domain.IssuanceProcess;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.taxbureau.IssueAtTaxBureau;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Runs the issuing in the engine, in the transaction of whoever starts it. */
@Component
class EngineIssuanceProcess implements IssuanceProcess {

    private final RuntimeService runtime;
    private final IssueAtTaxBureau called;

    EngineIssuanceProcess(RuntimeService runtime, IssueAtTaxBureau called) {
        this.runtime = runtime;
        this.called = called;
    }

    @Override
    public void start(RequestId id) {
        runtime.startProcessInstanceByKey(InvoiceIssuanceModel.PROCESS, id.value());
    }

    @Override
    public void wake(String invoiceId) {
        called.wake(invoiceId);
    }
}
