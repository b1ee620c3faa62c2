package io.fapiaodesk.returning.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** The original number belongs into the remarks of a booked return; the details of the invoice tell it. */
final class TheOriginalNumberIsKnown implements Rule<ReturnFacts> {

    @Override
    public RuleId id() {
        return new RuleId(61);
    }

    @Override
    public String faqSection() {
        return "How do I find the invoice number?";
    }

    @Override
    public Finding examine(ReturnFacts facts) {
        String number = facts.number();
        return number == null
                ? Finding.satisfied(this, "NO_NUMBER_YET")
                : Finding.satisfied(this, "ORIGINAL_NUMBER", number);
    }
}
