package io.fapiaodesk.title.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** Domain names bought with a personal account are not invoiced under an enterprise title, unless the account manager adds it. */
final class DomainsOfPersonalAccounts implements Rule<TitleApplicationFacts> {

    @Override
    public RuleId id() {
        return new RuleId(79);
    }

    @Override
    public String faqSection() {
        return "Invoicing after a domain transfer";
    }

    @Override
    public Finding examine(TitleApplicationFacts facts) {
        return facts.domainOrders() == 0
                ? Finding.satisfied(this, "NO_DOMAIN_ORDERS")
                : Finding.satisfied(this, "DOMAINS_KEEP_PERSONAL_TITLE", String.valueOf(facts.domainOrders()));
    }
}
