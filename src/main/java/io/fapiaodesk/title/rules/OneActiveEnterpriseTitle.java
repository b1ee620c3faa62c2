package io.fapiaodesk.title.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/**
 * An individual account can have only one active enterprise title at a time. In the last days of its term the next one can
 * be applied for, and special VAT with it when that was not granted or is about to end (decision 20).
 */
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
        if (facts.renewal()) {
            return Finding.satisfied(this, "TITLE_RENEWAL");
        }
        return facts.approvedTitleInForce()
                ? Finding.violated(this, "TITLE_ALREADY_ACTIVE")
                : Finding.satisfied(this, "NO_ENTERPRISE_TITLE_ACTIVE");
    }
}
