package io.fapiaodesk.answer.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Orders from before a domain transfer are the old owner's to invoice, renewals after it the new owner's. */
public final class DomainOrdersFollowTheirOwner implements Rule<DomainOrdersFollowTheirOwner.Transfer> {

    /**
     * When an order was placed and when the domain name changed hands.
     *
     * @param byDay whether only the days are known, so that of two on the same day nobody knows which was first
     */
    public record Transfer(
            @Nullable Instant ordered, @Nullable Instant transferred, boolean byDay) {}

    @Override
    public RuleId id() {
        return new RuleId(78);
    }

    @Override
    public String faqSection() {
        return "Invoicing after a domain transfer";
    }

    @Override
    public Finding examine(Transfer transfer) {
        Instant ordered = transfer.ordered();
        Instant transferred = transfer.transferred();
        if (ordered == null || transferred == null) {
            return Finding.undetermined(this, "DAYS_OF_TRANSFER_NEEDED");
        }
        if (transfer.byDay() && ordered.equals(transferred)) {
            return Finding.undetermined(this, "TIMES_OF_TRANSFER_NEEDED");
        }
        return ordered.isBefore(transferred)
                ? Finding.satisfied(this, "ORDER_OF_FIRST_OWNER")
                : Finding.satisfied(this, "ORDER_OF_NEW_OWNER");
    }
}
