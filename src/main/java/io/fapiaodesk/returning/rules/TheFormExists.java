package io.fapiaodesk.returning.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** The tax bureau knows the form. */
final class TheFormExists implements Rule<FormFacts> {

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
        return facts.form() == null
                ? Finding.violated(this, "FORM_NOT_FOUND", facts.number().value())
                : Finding.satisfied(this, "FORM_FOUND", facts.number().value());
    }
}
