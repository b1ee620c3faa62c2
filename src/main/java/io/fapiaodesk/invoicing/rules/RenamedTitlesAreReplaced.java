package io.fapiaodesk.invoicing.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** When the registration changed, the old title is invalid and the new one takes its place, for what was consumed before too. */
final class RenamedTitlesAreReplaced implements Rule<InvoiceRequestFacts> {

    @Override
    public RuleId id() {
        return new RuleId(51);
    }

    @Override
    public String faqSection() {
        return "Updating the invoice title";
    }

    @Override
    public Finding examine(InvoiceRequestFacts facts) {
        return facts.titleWith(TitleFacts.Standing.INVALID)
                .map(title -> Finding.violated(this, "TITLE_INVALID", title.name()))
                .orElseGet(() -> Finding.satisfied(this, "TITLE_VALID"));
    }
}
