package io.fapiaodesk.consumption.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** Who ordered a domain name has the invoice, also after the name has gone to somebody else. */
final class DomainOrdersStayWithTheirBuyer implements Rule<InvoiceabilityFacts> {

    @Override
    public RuleId id() {
        return new RuleId(78);
    }

    @Override
    public String faqSection() {
        return "Invoicing after a domain transfer";
    }

    @Override
    public Finding examine(InvoiceabilityFacts facts) {
        if (!facts.domain()) {
            return Finding.satisfied(this, "NO_DOMAIN_ORDER");
        }
        return facts.relation().isEntitled()
                ? Finding.satisfied(this, "DOMAIN_ORDER_OF_BUYER")
                : Finding.violated(this, InvoiceabilityRules.CROSS_ACCOUNT);
    }
}
