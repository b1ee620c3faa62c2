package io.fapiaodesk.invoicing.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** A special VAT invoice prints bank, account, address and phone of the enterprise, so the title has to have all four. */
final class SpecialVatNeedsCompleteDetails implements Rule<InvoiceRequestFacts> {

    @Override
    public RuleId id() {
        return new RuleId(17);
    }

    @Override
    public String faqSection() {
        return "Invoicing rules for personal and enterprise accounts";
    }

    @Override
    public Finding examine(InvoiceRequestFacts facts) {
        return facts.titles().stream()
                .filter(title -> facts.wantsSpecial())
                .filter(title -> title.specialVat() != TitleFacts.SpecialVat.NOT_AN_ENTERPRISE)
                .filter(title -> !title.missing().isEmpty())
                .findFirst()
                .map(title -> Finding.violated(
                        this, "SPECIAL_VAT_DETAILS_INCOMPLETE", title.name(), String.join(", ", title.missing())))
                .orElseGet(() -> Finding.satisfied(this, "DETAILS_SUFFICE"));
    }
}
