package io.fapiaodesk.consumption.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** An account asks for invoices of what it bought or paid for, and of nothing else. */
final class EachAccountAsksForItsOwn implements Rule<InvoiceabilityFacts> {

    @Override
    public RuleId id() {
        return new RuleId(25);
    }

    @Override
    public String faqSection() {
        return "Cross-account invoicing";
    }

    @Override
    public Finding examine(InvoiceabilityFacts facts) {
        return switch (facts.relation()) {
            case OWN -> Finding.satisfied(this, "OWN_CONSUMPTION");
            case PAYER -> Finding.satisfied(this, "PAID_ON_BEHALF");
            case MEMBER, MEMBER_OF_OTHER_ENTERPRISE, MEMBER_WITHOUT_SERVICE ->
                Finding.satisfied(this, "CONSUMPTION_OF_MEMBER");
            case NONE -> Finding.violated(this, InvoiceabilityRules.CROSS_ACCOUNT);
        };
    }
}
