package io.fapiaodesk.title.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** No invoice can be issued after an account is closed, so it needs no further title. */
final class ClosedAccountsMakeNoAgreements implements Rule<AgreementFacts> {

    @Override
    public RuleId id() {
        return new RuleId(11);
    }

    @Override
    public String faqSection() {
        return "Invoice request time and amount limits";
    }

    @Override
    public Finding examine(AgreementFacts facts) {
        return facts.closedAccount()
                ? Finding.violated(this, "ACCOUNT_CLOSED")
                : Finding.satisfied(this, "ACCOUNT_OPEN");
    }
}
