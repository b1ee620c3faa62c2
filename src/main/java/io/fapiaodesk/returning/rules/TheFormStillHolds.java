package io.fapiaodesk.returning.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;
import io.fapiaodesk.returning.domain.ReturnClocks;

/** A form that nobody has confirmed is void 72 hours after it was made (decision 15). */
final class TheFormStillHolds implements Rule<FormFacts> {

    @Override
    public RuleId id() {
        return new RuleId(60);
    }

    @Override
    public String faqSection() {
        return "Handling differences for booked and unbooked invoices";
    }

    @Override
    public Finding examine(FormFacts facts) {
        FormFacts.Form form = facts.form();
        if (form == null) {
            return Finding.satisfied(this, "NOTHING_TO_COMPARE");
        }
        return ReturnClocks.isFormVoid(form.state(), form.createdAt(), facts.now())
                ? Finding.violated(this, "FORM_EXPIRED")
                : Finding.satisfied(this, "FORM_STILL_HOLDS");
    }
}
