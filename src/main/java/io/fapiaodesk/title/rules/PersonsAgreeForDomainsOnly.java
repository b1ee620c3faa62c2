package io.fapiaodesk.title.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** An agreement is for enterprises; a person gets one for domain names, if the account manager makes the exception. */
final class PersonsAgreeForDomainsOnly implements Rule<AgreementFacts> {

    @Override
    public RuleId id() {
        return new RuleId(79);
    }

    @Override
    public String faqSection() {
        return "Invoicing after a domain transfer";
    }

    @Override
    public Finding examine(AgreementFacts facts) {
        if (facts.enterpriseAccount()) {
            return Finding.satisfied(this, "ENTERPRISE_ACCOUNT");
        }
        return facts.domainOrders() > 0
                ? Finding.undetermined(this, "DOMAIN_EXCEPTION", String.valueOf(facts.domainOrders()))
                : Finding.violated(this, "AGREEMENT_FOR_ENTERPRISES");
    }
}
