package io.fapiaodesk.consumption.rules;

import io.fapiaodesk.consumption.domain.Balance;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** Nothing is invoiced twice, and nothing that was given back. */
final class SomethingIsLeft implements Rule<InvoiceabilityFacts> {

    @Override
    public RuleId id() {
        return new RuleId(10);
    }

    @Override
    public String faqSection() {
        return "Invoice request time and amount limits";
    }

    @Override
    public Finding examine(InvoiceabilityFacts facts) {
        Balance balance = facts.balance();
        if (!facts.matter().isConsumption() || balance.open().isPositive()) {
            return Finding.satisfied(this, "OPEN_AMOUNT", balance.open().toString());
        }
        if (!balance.net().isPositive()) {
            return Finding.violated(this, "NOTHING_CONSUMED");
        }
        return balance.invoiced().isPositive()
                ? Finding.violated(this, "ALREADY_INVOICED", balance.invoiced().toString())
                : Finding.violated(this, "USED_FOR_OFFSET", balance.offset().toString());
    }
}
