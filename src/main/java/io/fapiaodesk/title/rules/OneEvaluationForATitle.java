package io.fapiaodesk.title.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;
import java.util.List;

/** Who already waits for a title waits once. */
final class OneEvaluationForATitle implements Rule<AgreementFacts> {

    @Override
    public RuleId id() {
        return new RuleId(30);
    }

    @Override
    public String faqSection() {
        return "Multiple invoice titles for enterprise accounts";
    }

    @Override
    public Finding examine(AgreementFacts facts) {
        return facts.sameTitleInEvaluation() ? refusal() : Finding.satisfied(this, "NO_AGREEMENT_PENDING");
    }

    static Finding.Violated refusal() {
        OneEvaluationForATitle rule = new OneEvaluationForATitle();
        return new Finding.Violated(rule.id(), rule.faqSection(), "AGREEMENT_PENDING", List.of());
    }
}
