package io.fapiaodesk.returning.rules;

import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** A booked invoice is reversed in full, to the cent, net and tax each (decision 10). Forms give the amounts with or without the minus sign. */
final class TheFormReversesEverything implements Rule<FormFacts> {

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
        boolean full = same(form.net(), facts.invoice().net())
                && same(form.tax(), facts.invoice().tax());
        return full
                ? Finding.satisfied(this, "FORM_REVERSES_ALL")
                : Finding.violated(
                        this,
                        "FORM_AMOUNTS_DIFFER",
                        facts.invoice().net().toString(),
                        facts.invoice().tax().toString());
    }

    private static boolean same(Yuan formAmount, Yuan blueAmount) {
        return formAmount.amount().abs().compareTo(blueAmount.amount().abs()) == 0;
    }
}
