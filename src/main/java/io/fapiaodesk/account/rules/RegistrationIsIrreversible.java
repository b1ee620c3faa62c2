package io.fapiaodesk.account.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** A registration may change from a person to an enterprise, never back. */
public final class RegistrationIsIrreversible implements Rule<RegistrationIsIrreversible.Change> {

    /** Who is registered now, and who would be. */
    public record Change(boolean fromEnterprise, boolean toEnterprise) {}

    @Override
    public RuleId id() {
        return new RuleId(23);
    }

    @Override
    public String faqSection() {
        return "Reapply for an expired enterprise title";
    }

    @Override
    public Finding examine(Change change) {
        return change.fromEnterprise() && !change.toEnterprise()
                ? Finding.violated(this, "REGISTRATION_IRREVERSIBLE")
                : Finding.satisfied(this, "REGISTRATION_MAY_CHANGE");
    }
}
