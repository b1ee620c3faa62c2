package io.fapiaodesk.invoicing.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** An invoice keeps its type; one of another type is a new invoice. */
final class TypesOfInvoicesAreFixed implements Rule<InvoiceChangeFacts> {

    @Override
    public RuleId id() {
        return new RuleId(52);
    }

    @Override
    public String faqSection() {
        return "Changing the invoice type";
    }

    @Override
    public Finding examine(InvoiceChangeFacts facts) {
        return facts.type() ? Finding.violated(this, "INVOICE_TYPE_FIXED") : Finding.satisfied(this, "TYPE_STAYS");
    }
}
