package io.fapiaodesk.returning.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** A special invoice is returned online as long as it is neither booked nor deducted: one of the two is enough. */
final class UnbookedSpecialInvoicesAreReturnedOnline implements Rule<ReturnFacts> {

    @Override
    public RuleId id() {
        return new RuleId(58);
    }

    @Override
    public String faqSection() {
        return "Reissue an incorrect invoice";
    }

    @Override
    public Finding examine(ReturnFacts facts) {
        if (!facts.special()) {
            return Finding.satisfied(this, "GENERAL_INVOICE");
        }
        return facts.needsForm()
                ? Finding.satisfied(this, "SPECIAL_NEEDS_FORM")
                : Finding.satisfied(this, "SPECIAL_RETURNS_ONLINE");
    }
}
