package io.fapiaodesk.paper.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;
import io.fapiaodesk.paper.domain.LossOutcome;

/** A parcel on its way to a wrong address: whom the courier can call has it changed there, else we mail it again. */
final class WrongAddressesAreChangedUnderWay implements Rule<LossSituation> {

    @Override
    public RuleId id() {
        return new RuleId(74);
    }

    @Override
    public String faqSection() {
        return LossRules.SECTION;
    }

    @Override
    public Finding examine(LossSituation situation) {
        if (situation.is(LossOutcome.REMAIL)) {
            return Finding.undetermined(this, "LOSS_PHONE_WRONG");
        }
        if (!situation.is(LossOutcome.COURIER_CHANGE)) {
            return Finding.undetermined(this, "LOSS_CLERK_DECIDES");
        }
        return situation.facts().silent()
                ? Finding.undetermined(this, "LOSS_PARCEL_SILENT")
                : Finding.satisfied(this, "LOSS_ADDRESS_WRONG");
    }
}
