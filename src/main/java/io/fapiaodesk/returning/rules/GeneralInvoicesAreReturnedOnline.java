package io.fapiaodesk.returning.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** A general invoice is returned online, booked or not. */
final class GeneralInvoicesAreReturnedOnline implements Rule<ReturnFacts> {

    @Override
    public RuleId id() {
        return new RuleId(57);
    }

    @Override
    public String faqSection() {
        return "Handling differences for booked and unbooked invoices";
    }

    @Override
    public Finding examine(ReturnFacts facts) {
        return facts.special()
                ? Finding.satisfied(this, "SPECIAL_INVOICE")
                : Finding.satisfied(this, "GENERAL_RETURNS_ONLINE");
    }
}
