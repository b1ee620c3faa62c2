package io.fapiaodesk.consumption.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** Whoever paid on behalf of another asks for the invoice; the beneficiary cannot. */
final class PayersAsk implements Rule<InvoiceabilityFacts> {

    @Override
    public RuleId id() {
        return new RuleId(49);
    }

    @Override
    public String faqSection() {
        return "Invoicing for pay-on-behalf orders";
    }

    @Override
    public Finding examine(InvoiceabilityFacts facts) {
        if (facts.paidByAnother()) {
            return Finding.violated(this, "PAYER_MUST_REQUEST");
        }
        return facts.relation() == InvoiceabilityFacts.Relation.PAYER
                ? Finding.satisfied(this, "PAYER_ASKS")
                : Finding.satisfied(this, "NOT_PAID_BY_ANOTHER");
    }
}
