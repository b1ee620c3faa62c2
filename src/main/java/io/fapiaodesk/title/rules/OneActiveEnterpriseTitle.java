package io.fapiaodesk.title.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** An individual account can have only one active enterprise title at a time. */
final class OneActiveEnterpriseTitle implements Rule<TitleApplicationFacts> {

    @Override
    public RuleId id() {
        return new RuleId(19);
    }

    @Override
    public String faqSection() {
        return "Enterprise invoices for individual accounts";
    }

    @Override
    public Finding examine(TitleApplicationFacts facts) {
        return facts.approvedTitleInForce()
                ? Finding.violated(this, "TITLE_ALREADY_ACTIVE")
                : Finding.satisfied(this, "NO_ENTERPRISE_TITLE_ACTIVE");
    }
}
