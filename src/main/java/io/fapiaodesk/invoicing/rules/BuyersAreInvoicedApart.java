package io.fapiaodesk.invoicing.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** Invoices differ where title, tax id, bank, account, address or phone do. */
final class BuyersAreInvoicedApart implements Rule<InvoicePlanFacts> {

    @Override
    public RuleId id() {
        return new RuleId(39);
    }

    @Override
    public String faqSection() {
        return "Splitting invoice requests";
    }

    @Override
    public Finding examine(InvoicePlanFacts facts) {
        return facts.buyers() > 1
                ? Finding.satisfied(this, "SPLIT_BY_TITLE", String.valueOf(facts.buyers()))
                : Finding.satisfied(this, "ONE_TITLE");
    }
}
