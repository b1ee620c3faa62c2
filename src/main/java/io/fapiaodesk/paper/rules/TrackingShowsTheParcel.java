package io.fapiaodesk.paper.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** Where the parcel is, its number shows at the courier; who did not get a delivered one asks the courier first. */
final class TrackingShowsTheParcel implements Rule<LossSituation> {

    private static final int NOT_RECEIVED = 4;

    @Override
    public RuleId id() {
        return new RuleId(70);
    }

    @Override
    public String faqSection() {
        return "Invoice shipped but not received";
    }

    @Override
    public Finding examine(LossSituation situation) {
        String number = situation.trackingNumber();
        if (number == null) {
            return Finding.satisfied(this, "LOSS_NO_TRACKING_NUMBER");
        }
        return situation.verdict().scenario() == NOT_RECEIVED
                ? Finding.satisfied(this, "LOSS_ASK_COURIER_FIRST", number)
                : Finding.satisfied(this, "LOSS_TRACKING_NUMBER", number);
    }
}
