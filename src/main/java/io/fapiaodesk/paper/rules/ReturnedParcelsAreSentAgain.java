package io.fapiaodesk.paper.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;
import io.fapiaodesk.paper.domain.LossOutcome;

/** A returned parcel is mailed again, once we have asked why it came back; a wrong invoice is returned and issued anew. */
final class ReturnedParcelsAreSentAgain implements Rule<LossSituation> {

    @Override
    public RuleId id() {
        return new RuleId(75);
    }

    @Override
    public String faqSection() {
        return LossRules.SECTION;
    }

    @Override
    public Finding examine(LossSituation situation) {
        if (situation.is(LossOutcome.RETURN_AND_REISSUE)) {
            return Finding.satisfied(this, "LOSS_RETURNED_REISSUE");
        }
        return Finding.undetermined(
                this, situation.is(LossOutcome.REMAIL) ? "LOSS_RETURNED_SEND_AGAIN" : "LOSS_CLERK_DECIDES");
    }
}
