package io.fapiaodesk.consumption.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** Consumption can be invoiced however long ago it was, until the account is closed. */
final class ClosedAccountsGetNoInvoices implements Rule<InvoiceabilityFacts> {

    @Override
    public RuleId id() {
        return new RuleId(11);
    }

    @Override
    public String faqSection() {
        return "Invoice request time and amount limits";
    }

    @Override
    public Finding examine(InvoiceabilityFacts facts) {
        return facts.closedAccount()
                ? Finding.violated(this, "ACCOUNT_CLOSED")
                : Finding.satisfied(this, "ACCOUNT_OPEN");
    }
}
