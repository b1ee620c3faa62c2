package io.fapiaodesk.returning.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** A return gives a reason; no proof of rejection has to be mailed. */
final class AReasonIsEnough implements Rule<ReturnFacts> {

    @Override
    public RuleId id() {
        return new RuleId(64);
    }

    @Override
    public String faqSection() {
        return "Request an e-invoice return";
    }

    @Override
    public Finding examine(ReturnFacts facts) {
        String reason = facts.reason();
        return reason == null || reason.isBlank()
                ? Finding.violated(this, "RETURN_REASON_REQUIRED")
                : Finding.satisfied(this, "RETURN_REASON_GIVEN");
    }
}
