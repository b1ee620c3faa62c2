package io.fapiaodesk.account.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** Changing to an enterprise cannot be undone, so it is begun only by somebody who says to know that. */
public final class IrreversibleChangesAreAcknowledged implements Rule<IrreversibleChangesAreAcknowledged.Wish> {

    /** Whether the change makes an enterprise of a person, and whether the one who wants it knows that it stays so. */
    public record Wish(boolean becomesEnterprise, boolean acknowledged) {}

    @Override
    public RuleId id() {
        return new RuleId(23);
    }

    @Override
    public String faqSection() {
        return "Reapply for an expired enterprise title";
    }

    @Override
    public Finding examine(Wish wish) {
        return wish.becomesEnterprise() && !wish.acknowledged()
                ? Finding.violated(this, "REGISTRATION_NOT_ACKNOWLEDGED")
                : Finding.satisfied(this, "CONSEQUENCES_KNOWN");
    }
}
