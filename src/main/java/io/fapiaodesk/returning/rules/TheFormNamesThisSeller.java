package io.fapiaodesk.returning.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** The form names the company that issued the invoice. */
final class TheFormNamesThisSeller implements Rule<FormFacts> {

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
        return form.sellerTaxId().equals(facts.invoice().sellerTaxId())
                ? Finding.satisfied(this, "FORM_NAMES_SELLER")
                : Finding.violated(this, "FORM_NAMES_OTHER_SELLER");
    }
}
