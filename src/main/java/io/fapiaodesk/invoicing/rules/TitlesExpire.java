package io.fapiaodesk.invoicing.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** A title by review or agreement holds for a term; after it, it has to be applied for again. */
final class TitlesExpire implements Rule<InvoiceRequestFacts> {

    @Override
    public RuleId id() {
        return new RuleId(22);
    }

    @Override
    public String faqSection() {
        return "Reapply for an expired enterprise title";
    }

    @Override
    public Finding examine(InvoiceRequestFacts facts) {
        return facts.titleWith(TitleFacts.Standing.EXPIRED)
                .map(title -> Finding.violated(this, "TITLE_EXPIRED", title.name()))
                .orElseGet(() -> Finding.satisfied(this, "TITLE_IN_FORCE"));
    }
}
