package io.fapiaodesk.returning.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;
import java.util.Set;

/** The reason is one of the four that the tax bureau knows. */
final class TheFormGivesAReason implements Rule<FormFacts> {

    private static final Set<String> REASONS = Set.of("01", "02", "03", "04");

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
        FormFacts.Form form = facts.form();
        if (form == null) {
            return Finding.satisfied(this, "NOTHING_TO_COMPARE");
        }
        return REASONS.contains(form.reasonCode())
                ? Finding.satisfied(this, "FORM_REASON_KNOWN", form.reasonCode())
                : Finding.violated(this, "FORM_REASON_NOT_ALLOWED", form.reasonCode());
    }
}
