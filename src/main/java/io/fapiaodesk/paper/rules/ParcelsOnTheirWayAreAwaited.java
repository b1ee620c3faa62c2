package io.fapiaodesk.paper.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;
import io.fapiaodesk.paper.domain.LossOutcome;

/** A parcel on its way to the right address is waited for. */
final class ParcelsOnTheirWayAreAwaited implements Rule<LossSituation> {

    @Override
    public RuleId id() {
        return new RuleId(73);
    }

    @Override
    public String faqSection() {
        return LossRules.SECTION;
    }

    @Override
    public Finding examine(LossSituation situation) {
        if (situation.is(LossOutcome.ARRIVED)) {
            return Finding.satisfied(this, "LOSS_PARCEL_ARRIVED");
        }
        if (!situation.is(LossOutcome.WAIT)) {
            return Finding.undetermined(this, "LOSS_CLERK_DECIDES");
        }
        return situation.facts().silent()
                ? Finding.undetermined(this, "LOSS_PARCEL_SILENT")
                : Finding.satisfied(this, "LOSS_PARCEL_ON_ITS_WAY");
    }
}
