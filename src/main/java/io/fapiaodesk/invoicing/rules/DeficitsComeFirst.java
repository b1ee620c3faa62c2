package io.fapiaodesk.invoicing.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** A deficit is offset before anything is invoiced; when nothing is left after it, there is no invoice. */
final class DeficitsComeFirst implements Rule<InvoicePlanFacts> {

    @Override
    public RuleId id() {
        return new RuleId(66);
    }

    @Override
    public String faqSection() {
        return "Invoicing with a credit note";
    }

    @Override
    public Finding examine(InvoicePlanFacts facts) {
        if (!facts.offset().isPositive()) {
            return Finding.satisfied(this, "NO_DEFICIT_IN_THE_WAY");
        }
        return facts.invoices() == 0
                ? Finding.violated(this, "OUTSTANDING_DEFICIT", facts.offset().toString())
                : Finding.satisfied(this, "DEFICIT_OFFSET", facts.offset().toString());
    }
}
