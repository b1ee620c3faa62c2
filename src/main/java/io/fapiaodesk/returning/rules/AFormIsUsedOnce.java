package io.fapiaodesk.returning.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** A form that reversed an invoice once is used up. */
final class AFormIsUsedOnce implements Rule<FormFacts> {

    @Override
    public RuleId id() {
        return new RuleId(59);
    }

    @Override
    public String faqSection() {
        return "Handling differences for booked and unbooked invoices";
    }

    @Override
    public Finding examine(FormFacts facts) {
        return facts.usedBefore()
                ? Finding.violated(this, "FORM_ALREADY_USED")
                : Finding.satisfied(this, "FORM_NOT_USED_BEFORE");
    }
}
