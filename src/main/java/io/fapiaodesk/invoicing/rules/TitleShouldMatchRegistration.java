package io.fapiaodesk.invoicing.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** A title that no longer reads like the registration still serves, and the customer is warned. */
final class TitleShouldMatchRegistration implements Rule<InvoiceRequestFacts> {

    /** Said in a preview as a warning. */
    static final String TITLE_DIFFERS = "TITLE_DIFFERS_FROM_REGISTRATION";

    @Override
    public RuleId id() {
        return new RuleId(54);
    }

    @Override
    public String faqSection() {
        return "Mismatched invoice title and verified entity";
    }

    @Override
    public Finding examine(InvoiceRequestFacts facts) {
        return facts.titles().stream()
                .filter(TitleFacts::differsFromRegistration)
                .findFirst()
                .map(title -> Finding.satisfied(this, TITLE_DIFFERS, title.name()))
                .orElseGet(() -> Finding.satisfied(this, "TITLE_MATCHES_REGISTRATION"));
    }
}
