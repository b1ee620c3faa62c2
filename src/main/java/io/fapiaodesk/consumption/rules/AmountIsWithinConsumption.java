package io.fapiaodesk.consumption.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** Any amount can be invoiced that is more than nothing and no more than was consumed and not invoiced. */
final class AmountIsWithinConsumption implements Rule<AmountFacts> {

    @Override
    public RuleId id() {
        return new RuleId(10);
    }

    @Override
    public String faqSection() {
        return "Invoice request time and amount limits";
    }

    @Override
    public Finding examine(AmountFacts facts) {
        return facts.wanted().isPositive() && facts.wanted().compareTo(facts.open()) <= 0
                ? Finding.satisfied(
                        this,
                        "AMOUNT_WITHIN_CONSUMPTION",
                        facts.wanted().toString(),
                        facts.open().toString())
                : Finding.violated(
                        this,
                        "AMOUNT_EXCEEDS_CONSUMPTION",
                        facts.wanted().toString(),
                        facts.open().toString());
    }
}
