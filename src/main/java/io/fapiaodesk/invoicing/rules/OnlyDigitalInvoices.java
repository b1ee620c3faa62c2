package io.fapiaodesk.invoicing.rules;

import io.fapiaodesk.invoicing.domain.InvoiceType;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** Since 31 May 2024 every invoice is fully digital, general or special; nothing of the older kinds is issued any more. */
final class OnlyDigitalInvoices implements Rule<InvoiceRequestFacts> {

    @Override
    public RuleId id() {
        return new RuleId(6);
    }

    @Override
    public String faqSection() {
        return "Use an e-invoice for reimbursement";
    }

    @Override
    public Finding examine(InvoiceRequestFacts facts) {
        return InvoiceType.named(facts.typeAsked())
                .map(type -> Finding.satisfied(this, "TYPE_SUPPORTED"))
                .orElseGet(() -> Finding.violated(this, "TYPE_NOT_SUPPORTED"));
    }
}
