package io.fapiaodesk.consumption.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** A master account asks for the consumption of its members while all use the multi-account service. */
final class MastersAskForTheirMembers implements Rule<InvoiceabilityFacts> {

    @Override
    public RuleId id() {
        return new RuleId(26);
    }

    @Override
    public String faqSection() {
        return "Cross-account invoicing";
    }

    @Override
    public Finding examine(InvoiceabilityFacts facts) {
        return switch (facts.relation()) {
            case MEMBER -> Finding.satisfied(this, "MASTER_ASKS");
            case MEMBER_WITHOUT_SERVICE -> Finding.violated(this, InvoiceabilityRules.CROSS_ACCOUNT);
            default -> Finding.satisfied(this, "NOT_ASKED_AS_MASTER");
        };
    }
}
