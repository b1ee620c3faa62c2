package io.fapiaodesk.invoicing.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** The invoice comes as a file to read: what cannot be drawn on it is said before it is issued (decision 19). */
final class EveryCharacterIsPrinted implements Rule<InvoiceRequestFacts> {

    @Override
    public RuleId id() {
        return new RuleId(44);
    }

    @Override
    public String faqSection() {
        return "Invoice receiving methods";
    }

    @Override
    public Finding examine(InvoiceRequestFacts facts) {
        for (TitleFacts title : facts.titles()) {
            String missing = title.notPrintable();
            if (missing != null) {
                return Finding.violated(this, "TITLE_NOT_PRINTABLE", title.name(), missing);
            }
        }
        return Finding.satisfied(this, "TITLE_PRINTABLE");
    }
}
