package io.fapiaodesk.invoicing.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** What was bought decides the invoice content; nobody chooses it, neither before nor after the invoice is issued. */
final class ExpenseTypeIsFixed implements Rule<InvoiceRequestFacts> {

    @Override
    public RuleId id() {
        return new RuleId(15);
    }

    @Override
    public String faqSection() {
        return "Changing the invoice expense type";
    }

    @Override
    public Finding examine(InvoiceRequestFacts facts) {
        return facts.expenseTypeNamed()
                ? Finding.violated(this, "EXPENSE_TYPE_FIXED")
                : Finding.satisfied(this, "EXPENSE_TYPE_BY_PRODUCT");
    }
}
