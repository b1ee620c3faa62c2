package io.fapiaodesk.consumption.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** A domain name that one customer sold to another is not our sale. */
final class PricedPushesAreNotOurs implements Rule<InvoiceabilityFacts> {

    @Override
    public RuleId id() {
        return new RuleId(40);
    }

    @Override
    public String faqSection() {
        return "Invoicing for purchased domains";
    }

    @Override
    public Finding examine(InvoiceabilityFacts facts) {
        return facts.pricedPush()
                ? Finding.violated(this, "PRICED_PUSH_NOT_INVOICEABLE")
                : Finding.satisfied(this, "NO_PRICED_PUSH");
    }
}
