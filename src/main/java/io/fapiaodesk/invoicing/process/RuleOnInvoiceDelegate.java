package io.fapiaodesk.invoicing.process;

import io.fapiaodesk.invoicing.RuleOnInvoices;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks the rules who issues the invoice. */
@Component
class RuleOnInvoiceDelegate implements JavaDelegate {

    private final RuleOnInvoices rules;

    RuleOnInvoiceDelegate(RuleOnInvoices rules) {
        this.rules = rules;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RuleOnInvoices.Issuer issuer = rules.rule((String) execution.getVariable(InvoiceIssuanceModel.INVOICE_ID));
        execution.setVariable(
                InvoiceIssuanceModel.ISSUER,
                switch (issuer) {
                    case WE -> InvoiceIssuanceModel.WE;
                    case THE_VENDOR -> InvoiceIssuanceModel.VENDOR;
                    case NOBODY_YET -> InvoiceIssuanceModel.NOBODY_YET;
                });
    }
}
