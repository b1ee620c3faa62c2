package io.fapiaodesk.consumption.rules;

import io.fapiaodesk.consumption.domain.Seller;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** A deficit is made good by consumption of the same entity, invoice content and rate, and by no other. */
public final class ConsumptionFitsDeficit implements Rule<OffsetFacts> {

    @Override
    public RuleId id() {
        return new RuleId(67);
    }

    @Override
    public String faqSection() {
        return "Invoicing with a credit note";
    }

    @Override
    public Finding examine(OffsetFacts facts) {
        Seller seller = facts.deficitOf();
        return seller.equals(facts.consumedOf())
                ? Finding.satisfied(this, "OFFSET_MATCHES", facts.itemId())
                : Finding.violated(
                        this,
                        "OFFSET_DOES_NOT_MATCH",
                        facts.itemId(),
                        seller.entityCode(),
                        seller.content(),
                        seller.rate().toString());
    }
}
