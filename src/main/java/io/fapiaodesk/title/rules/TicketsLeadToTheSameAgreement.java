package io.fapiaodesk.title.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** A customer who wrote a ticket or spoke with the account manager gets the same evaluation as one who applied. */
final class TicketsLeadToTheSameAgreement implements Rule<AgreementFacts> {

    @Override
    public RuleId id() {
        return new RuleId(31);
    }

    @Override
    public String faqSection() {
        return "Multiple invoice titles for enterprise accounts";
    }

    @Override
    public Finding examine(AgreementFacts facts) {
        String ticket = facts.ticket();
        return ticket == null
                ? Finding.satisfied(this, "CUSTOMER_APPLIED")
                : Finding.satisfied(this, "OPENED_FOR_TICKET", ticket);
    }
}
