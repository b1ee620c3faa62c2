package io.fapiaodesk.invoicing.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** A title that names no enterprise gets general invoices only; they cannot be used for deduction. */
final class PersonsGetGeneralInvoices implements Rule<InvoiceRequestFacts> {

    @Override
    public RuleId id() {
        return new RuleId(16);
    }

    @Override
    public String faqSection() {
        return "Invoicing rules for personal and enterprise accounts";
    }

    @Override
    public Finding examine(InvoiceRequestFacts facts) {
        return facts.titleWith(TitleFacts.SpecialVat.NOT_AN_ENTERPRISE)
                .filter(title -> facts.wantsSpecial())
                .map(title -> Finding.violated(this, "SPECIAL_VAT_NEEDS_ENTERPRISE_TITLE", title.name()))
                .orElseGet(() -> Finding.satisfied(this, "TYPE_FITS_TITLE"));
    }
}
