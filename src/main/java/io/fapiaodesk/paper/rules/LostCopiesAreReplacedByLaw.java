package io.fapiaodesk.paper.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** Lost after receipt: what stands in for which copy says item 4 of STA Announcement 2020 No. 1. */
final class LostCopiesAreReplacedByLaw implements Rule<LossSituation> {

    @Override
    public RuleId id() {
        return new RuleId(77);
    }

    @Override
    public String faqSection() {
        return LossRules.SECTION;
    }

    @Override
    public Finding examine(LossSituation situation) {
        return switch (situation.verdict().outcome()) {
            case STUB_COPY -> Finding.undetermined(this, "LOSS_STUB_COPY");
            case COPY_OF_INVOICE_COPY ->
                Finding.satisfied(
                        this,
                        situation.facts().deducted() ? "LOSS_DEDUCTION_COPY_DEDUCTED" : "LOSS_DEDUCTION_COPY_TO_TICK");
            case COPY_OF_DEDUCTION_COPY -> Finding.satisfied(this, "LOSS_INVOICE_COPY");
            default -> Finding.undetermined(this, "LOSS_CLERK_DECIDES");
        };
    }
}
