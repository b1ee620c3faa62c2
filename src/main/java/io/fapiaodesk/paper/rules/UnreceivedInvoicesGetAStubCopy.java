package io.fapiaodesk.paper.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;
import io.fapiaodesk.paper.domain.LossOutcome;

/** Delivered but not received: when the courier cannot help, a stamped copy of the stub takes its place. */
final class UnreceivedInvoicesGetAStubCopy implements Rule<LossSituation> {

    @Override
    public RuleId id() {
        return new RuleId(76);
    }

    @Override
    public String faqSection() {
        return LossRules.SECTION;
    }

    @Override
    public Finding examine(LossSituation situation) {
        return Finding.undetermined(
                this, situation.is(LossOutcome.STUB_COPY) ? "LOSS_STUB_COPY_UNRECEIVED" : "LOSS_CLERK_DECIDES");
    }
}
