package io.fapiaodesk.title.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** Who pays for oneself uses one's own title. */
final class PayerIsNotBeneficiary implements Rule<PayOnBehalfFacts> {

    @Override
    public RuleId id() {
        return new RuleId(49);
    }

    @Override
    public String faqSection() {
        return "Invoicing for pay-on-behalf orders";
    }

    @Override
    public Finding examine(PayOnBehalfFacts facts) {
        return facts.sameAccount()
                ? Finding.violated(this, "PAYER_IS_BENEFICIARY")
                : Finding.satisfied(this, "PAYER_AND_BENEFICIARY");
    }
}
