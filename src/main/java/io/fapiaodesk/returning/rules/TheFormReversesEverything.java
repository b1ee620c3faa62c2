package io.fapiaodesk.returning.rules;

import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** A booked invoice is reversed in full, to the cent, net and tax each (decision 10). Forms give the amounts with or without the minus sign. */
final class TheFormReversesEverything implements Rule<FormFacts> {

    private static final Yuan FARTHEST_FROM_TOTAL = Yuan.of("0.06");

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
        if (!full && facts.invoice().assumed() && sumsLines(form, facts.invoice())) {
            return Finding.undetermined(
                    this,
                    "FORM_SUMS_LINES",
                    absolute(form.net()).toString(),
                    absolute(form.tax()).toString(),
                    facts.invoice().net().toString(),
                    facts.invoice().tax().toString());
        }
        return full
                ? Finding.satisfied(this, "FORM_REVERSES_ALL")
                : Finding.violated(
                        this,
                        "FORM_AMOUNTS_DIFFER",
                        facts.invoice().net().toString(),
                        facts.invoice().tax().toString());
    }

    /** Net and tax of lines that were computed one by one are some cents beside those of the total (decision 16). */
    private static boolean sumsLines(FormFacts.Form form, FormFacts.Blue invoice) {
        Yuan net = absolute(form.net());
        return net.plus(absolute(form.tax())).equals(invoice.net().plus(invoice.tax()))
                && absolute(net.minus(invoice.net())).compareTo(FARTHEST_FROM_TOTAL) <= 0;
    }

    private static Yuan absolute(Yuan amount) {
        return new Yuan(amount.amount().abs());
    }

    private static boolean same(Yuan formAmount, Yuan blueAmount) {
        return formAmount.amount().abs().compareTo(blueAmount.amount().abs()) == 0;
    }
}
