package io.fapiaodesk.consumption.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** Accounts that are registered to different enterprises never invoice for each other. */
final class EnterprisesInvoiceApart implements Rule<InvoiceabilityFacts> {

    @Override
    public RuleId id() {
        return new RuleId(27);
    }

    @Override
    public String faqSection() {
        return "Cross-account invoicing";
    }

    @Override
    public Finding examine(InvoiceabilityFacts facts) {
        return facts.relation() == InvoiceabilityFacts.Relation.MEMBER_OF_OTHER_ENTERPRISE
                ? Finding.violated(this, InvoiceabilityRules.CROSS_ACCOUNT)
                : Finding.satisfied(this, "NO_OTHER_ENTERPRISE");
    }
}
