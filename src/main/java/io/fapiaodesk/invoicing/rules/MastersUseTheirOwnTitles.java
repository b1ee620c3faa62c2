package io.fapiaodesk.invoicing.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** A master asks for the items of its members under one of its own valid titles. */
final class MastersUseTheirOwnTitles implements Rule<InvoiceRequestFacts> {

    @Override
    public RuleId id() {
        return new RuleId(26);
    }

    @Override
    public String faqSection() {
        return "Cross-account invoicing";
    }

    @Override
    public Finding examine(InvoiceRequestFacts facts) {
        return facts.foreignTitle() && facts.itemsOfMembers()
                ? Finding.violated(this, "MASTER_TITLE_NEEDED")
                : Finding.satisfied(this, "TITLE_OF_THE_MASTER");
    }
}
