package io.fapiaodesk.returning.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** The form names the buyer that the invoice names. */
final class TheFormNamesThisBuyer implements Rule<FormFacts> {

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
        return form.buyerTaxId().equals(facts.invoice().buyerTaxId())
                ? Finding.satisfied(this, "FORM_NAMES_BUYER")
                : Finding.violated(this, "FORM_NAMES_OTHER_BUYER");
    }
}
