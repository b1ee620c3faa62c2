package io.fapiaodesk.invoicing.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** What an amount leaves of the chosen items can be invoiced later. */
final class RemaindersAreInvoicedLater implements Rule<InvoicePlanFacts> {

    @Override
    public RuleId id() {
        return new RuleId(48);
    }

    @Override
    public String faqSection() {
        return "Differences between invoicing methods";
    }

    @Override
    public Finding examine(InvoicePlanFacts facts) {
        return facts.remainder().isPositive()
                ? Finding.satisfied(
                        this, "REMAINDER_FOR_LATER", facts.remainder().toString())
                : Finding.satisfied(this, "NO_REMAINDER");
    }
}
