package io.fapiaodesk.invoicing.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** What different entities sell, or what is taxed at different rates, is on invoices of its own. */
final class EntitiesAndRatesAreInvoicedApart implements Rule<InvoicePlanFacts> {

    @Override
    public RuleId id() {
        return new RuleId(38);
    }

    @Override
    public String faqSection() {
        return "Splitting invoice requests";
    }

    @Override
    public Finding examine(InvoicePlanFacts facts) {
        return facts.entitiesAndRates() > 1
                ? Finding.satisfied(this, "SPLIT_BY_ENTITY_AND_RATE", String.valueOf(facts.entitiesAndRates()))
                : Finding.satisfied(this, "ONE_ENTITY_AND_RATE");
    }
}
