package io.fapiaodesk.answer.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** After the registration has changed to an enterprise, everything paid before and not invoiced yet is the enterprise's. */
public final class PaidOrdersFollowTheRegistration implements Rule<PaidOrdersFollowTheRegistration.Paid> {

    /**
     * What an account has paid.
     *
     * @param enterprise whether the account is registered to an enterprise today
     * @param open how many items can still be invoiced
     * @param invoiced how many have their invoice, which stays as it is
     */
    public record Paid(boolean enterprise, int open, int invoiced) {}

    @Override
    public RuleId id() {
        return new RuleId(80);
    }

    @Override
    public String faqSection() {
        return "Invoicing after changing to an enterprise account";
    }

    @Override
    public Finding examine(Paid paid) {
        String open = String.valueOf(paid.open());
        String invoiced = String.valueOf(paid.invoiced());
        return paid.enterprise()
                ? Finding.satisfied(this, "PAID_ITEMS_FOR_THE_ENTERPRISE", open, invoiced)
                : Finding.satisfied(this, "PAID_ITEMS_FOR_THE_PERSON", open, invoiced);
    }
}
