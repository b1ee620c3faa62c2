package io.fapiaodesk.consumption.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/**
 * After a person has changed the registration to an enterprise, everything paid before is invoiced to the enterprise,
 * except what has an invoice already.
 */
final class PaidOrdersFollowTheRegistration implements Rule<InvoiceabilityFacts> {

    @Override
    public RuleId id() {
        return new RuleId(80);
    }

    @Override
    public String faqSection() {
        return "Invoicing after changing to an enterprise account";
    }

    @Override
    public Finding examine(InvoiceabilityFacts facts) {
        return facts.enterprise()
                ? Finding.satisfied(this, "PAID_ORDER_FOLLOWS_REGISTRATION")
                : Finding.satisfied(this, "PAID_ORDER_OF_A_PERSON");
    }
}
