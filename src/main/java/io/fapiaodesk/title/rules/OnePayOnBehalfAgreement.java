package io.fapiaodesk.title.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;
import java.util.List;

/** One agreement for a payer and a beneficiary at a time, until it is about to end. */
final class OnePayOnBehalfAgreement implements Rule<PayOnBehalfFacts> {

    @Override
    public RuleId id() {
        return new RuleId(50);
    }

    @Override
    public String faqSection() {
        return "Invoicing for pay-on-behalf orders";
    }

    @Override
    public Finding examine(PayOnBehalfFacts facts) {
        if (facts.sameInEvaluation()) {
            return refusal();
        }
        return facts.daysLeftOfSame() > AgreementFacts.RENEWAL_DAYS
                ? Finding.violated(
                        this,
                        "TITLE_ALREADY_AGREED",
                        String.valueOf(facts.daysLeftOfSame()),
                        String.valueOf(AgreementFacts.RENEWAL_DAYS))
                : Finding.satisfied(this, "TITLE_NOT_AGREED_YET");
    }

    static Finding.Violated refusal() {
        OnePayOnBehalfAgreement rule = new OnePayOnBehalfAgreement();
        return new Finding.Violated(rule.id(), rule.faqSection(), "AGREEMENT_PENDING", List.of());
    }
}
