package io.fapiaodesk.consumption.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** An invoice holds what one account asks for; a master asks for its members as if it were all its own. */
final class AccountsAreNotCombined implements Rule<InvoiceabilityFacts> {

    @Override
    public RuleId id() {
        return new RuleId(42);
    }

    @Override
    public String faqSection() {
        return "Combining invoices from different accounts";
    }

    @Override
    public Finding examine(InvoiceabilityFacts facts) {
        return switch (facts.relation()) {
            case OWN, PAYER -> Finding.satisfied(this, "ONE_ACCOUNT");
            case MEMBER -> Finding.satisfied(this, "ONE_INVOICE_OF_MASTER");
            default -> Finding.violated(this, InvoiceabilityRules.CROSS_ACCOUNT);
        };
    }
}
