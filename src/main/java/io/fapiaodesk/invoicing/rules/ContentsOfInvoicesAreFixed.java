package io.fapiaodesk.invoicing.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** What was bought decides the invoice content, also after the invoice is issued. */
final class ContentsOfInvoicesAreFixed implements Rule<InvoiceChangeFacts> {

    @Override
    public RuleId id() {
        return new RuleId(15);
    }

    @Override
    public String faqSection() {
        return "Changing the invoice expense type";
    }

    @Override
    public Finding examine(InvoiceChangeFacts facts) {
        return facts.content()
                ? Finding.violated(this, "EXPENSE_TYPE_FIXED")
                : Finding.satisfied(this, "CONTENT_STAYS");
    }
}
