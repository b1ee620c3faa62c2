package io.fapiaodesk.invoicing.rules;

import io.fapiaodesk.invoicing.domain.Method;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** Whichever way items are chosen, at least one that can be invoiced has to be among them. */
final class SomethingIsThereToInvoice implements Rule<InvoiceRequestFacts> {

    @Override
    public RuleId id() {
        return new RuleId(46);
    }

    @Override
    public String faqSection() {
        return "Differences between invoicing methods";
    }

    @Override
    public Finding examine(InvoiceRequestFacts facts) {
        // By amount, the amount says it.
        return facts.method() != Method.AMOUNT && facts.itemsChosen() == 0 && facts.itemsRefused() == 0
                ? Finding.violated(this, "NOTHING_TO_INVOICE")
                : Finding.satisfied(this, "ITEMS_CHOSEN", String.valueOf(facts.itemsChosen()));
    }
}
