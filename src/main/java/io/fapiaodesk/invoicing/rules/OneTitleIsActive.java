package io.fapiaodesk.invoicing.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** Only one title is active at a time: while an application for another is open, or another is in force, this one waits. */
final class OneTitleIsActive implements Rule<InvoiceRequestFacts> {

    @Override
    public RuleId id() {
        return new RuleId(19);
    }

    @Override
    public String faqSection() {
        return "Enterprise invoices for individual accounts";
    }

    @Override
    public Finding examine(InvoiceRequestFacts facts) {
        return facts.titleWith(TitleFacts.Standing.SUSPENDED)
                .map(title -> Finding.violated(this, "TITLE_SUSPENDED", title.name()))
                .orElseGet(() -> Finding.satisfied(this, "TITLE_NOT_SUSPENDED"));
    }
}
