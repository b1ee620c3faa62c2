package io.fapiaodesk.returning.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** What is not issued yet is cancelled, what is being returned or is not ours cannot be returned. */
final class IssuingIsCancelledInstead implements Rule<ReturnFacts> {

    @Override
    public RuleId id() {
        return new RuleId(56);
    }

    @Override
    public String faqSection() {
        return "Reissue an incorrect invoice";
    }

    @Override
    public Finding examine(ReturnFacts facts) {
        return switch (facts.state()) {
            case ISSUING -> Finding.violated(this, "CANCEL_INSTEAD");
            case RETURNING -> Finding.violated(this, "RETURN_RUNNING");
            case RETURNED -> Finding.violated(this, "ALREADY_RETURNED");
            case NOT_OURS_TO_RETURN -> Finding.violated(this, "NOTHING_TO_RETURN");
            case ISSUED -> Finding.satisfied(this, "INVOICE_IS_ISSUED");
        };
    }
}
