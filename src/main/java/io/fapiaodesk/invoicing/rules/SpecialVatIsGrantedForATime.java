package io.fapiaodesk.invoicing.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** A title by review serves for special VAT only where that was granted, and for at most 90 days; general invoices go on. */
final class SpecialVatIsGrantedForATime implements Rule<InvoiceRequestFacts> {

    @Override
    public RuleId id() {
        return new RuleId(21);
    }

    @Override
    public String faqSection() {
        return "Reapply for an expired enterprise title";
    }

    @Override
    public Finding examine(InvoiceRequestFacts facts) {
        if (!facts.wantsSpecial()) {
            return Finding.satisfied(this, "NO_SPECIAL_VAT_ASKED_FOR");
        }
        return facts.titleWith(TitleFacts.SpecialVat.EXPIRED)
                .map(title -> Finding.violated(this, "SPECIAL_VAT_EXPIRED", title.name()))
                .or(() -> facts.titleWith(TitleFacts.SpecialVat.NOT_GRANTED)
                        .map(title -> Finding.violated(this, "SPECIAL_VAT_NOT_GRANTED", title.name())))
                .orElseGet(() -> Finding.satisfied(this, "SPECIAL_VAT_SERVED"));
    }
}
