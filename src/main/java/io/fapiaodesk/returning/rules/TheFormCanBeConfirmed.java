package io.fapiaodesk.returning.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** A form is used when no confirmation is needed (01), when the buyer has made it and the seller is to confirm (03), or when both have confirmed (04). One that waits for the buyer (02) is not ready; the rest is void. */
final class TheFormCanBeConfirmed implements Rule<FormFacts> {

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
        return switch (form.state()) {
            case "01", "04" -> Finding.satisfied(this, "FORM_CONFIRMED", form.state());
            case "03" -> Finding.satisfied(this, "FORM_AWAITS_SELLER", form.state());
            case "02" -> Finding.violated(this, "FORM_AWAITS_BUYER", form.state());
            default -> Finding.violated(this, "FORM_VOID", form.state());
        };
    }
}
