package io.fapiaodesk.invoicing.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** Who paid for somebody else invoices under an own title; under the beneficiary's only by a pay-on-behalf agreement with it. */
final class BeneficiariesTitleNeedsAnAgreement implements Rule<InvoiceRequestFacts> {

    @Override
    public RuleId id() {
        return new RuleId(50);
    }

    @Override
    public String faqSection() {
        return "Invoicing for pay-on-behalf orders";
    }

    @Override
    public Finding examine(InvoiceRequestFacts facts) {
        boolean foreign = facts.foreignTitle() && facts.itemsPaidOnBehalf() && !facts.itemsOfMembers();
        boolean others = facts.titles().stream().anyMatch(TitleFacts::forAnotherBeneficiary);
        return foreign || others
                ? Finding.violated(this, "PAY_ON_BEHALF_AGREEMENT_NEEDED")
                : Finding.satisfied(this, "TITLE_OF_THE_PAYER");
    }
}
