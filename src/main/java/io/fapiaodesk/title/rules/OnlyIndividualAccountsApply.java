package io.fapiaodesk.title.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** An enterprise account already has the title of its registration; only an individual account asks for another's. */
final class OnlyIndividualAccountsApply implements Rule<TitleApplicationFacts> {

    @Override
    public RuleId id() {
        return new RuleId(18);
    }

    @Override
    public String faqSection() {
        return "Enterprise invoices for individual accounts";
    }

    @Override
    public Finding examine(TitleApplicationFacts facts) {
        return facts.enterpriseAccount()
                ? Finding.violated(this, "ENTERPRISE_ACCOUNT")
                : Finding.satisfied(this, "INDIVIDUAL_ACCOUNT");
    }
}
