package io.fapiaodesk.invoicing.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** A person's domain names go under an enterprise's title only by agreement, and such a title serves for nothing else. */
final class DomainTitlesAreForDomains implements Rule<InvoiceRequestFacts> {

    @Override
    public RuleId id() {
        return new RuleId(79);
    }

    @Override
    public String faqSection() {
        return "Invoicing after a domain transfer";
    }

    @Override
    public Finding examine(InvoiceRequestFacts facts) {
        if (facts.titles().stream().anyMatch(TitleFacts::forDomainsOnly)) {
            return Finding.violated(this, "TITLE_FOR_DOMAINS_ONLY");
        }
        return facts.titles().stream().anyMatch(TitleFacts::forDomainsWithoutAgreement)
                ? Finding.violated(this, "DOMAIN_NEEDS_AGREEMENT")
                : Finding.satisfied(this, "DOMAINS_UNDER_A_FITTING_TITLE");
    }
}
