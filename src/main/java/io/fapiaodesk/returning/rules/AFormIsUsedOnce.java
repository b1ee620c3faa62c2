package io.fapiaodesk.returning.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;
import java.util.List;

/** A form that reversed an invoice once is used up. */
final class AFormIsUsedOnce implements Rule<FormFacts> {

    static Finding.Violated refusal() {
        AFormIsUsedOnce rule = new AFormIsUsedOnce();
        return new Finding.Violated(rule.id(), rule.faqSection(), "FORM_ALREADY_USED", List.of());
    }

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
        return facts.usedBefore() ? refusal() : Finding.satisfied(this, "FORM_NOT_USED_BEFORE");
    }
}
