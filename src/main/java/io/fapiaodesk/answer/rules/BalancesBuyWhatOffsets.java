package io.fapiaodesk.answer.rules;

import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** A refund to the balance leaves the deficit as it is; what the balance buys next makes good for it. */
public final class BalancesBuyWhatOffsets implements Rule<BalancesBuyWhatOffsets.OnBalance> {

    /**
     * What became of refunds to the balance.
     *
     * @param deficit what is in deficit of what was refunded so
     * @param usable what of that can be made good today
     */
    public record OnBalance(Yuan refunded, Yuan deficit, Yuan usable) {}

    @Override
    public RuleId id() {
        return new RuleId(69);
    }

    @Override
    public String faqSection() {
        return "Credit notes from stored-value card refunds";
    }

    @Override
    public Finding examine(OnBalance facts) {
        String refunded = facts.refunded().toString();
        String deficit = facts.deficit().toString();
        if (!facts.refunded().isPositive()) {
            return Finding.satisfied(this, "NO_REFUND_TO_BALANCE");
        }
        if (!facts.deficit().isPositive()) {
            return Finding.satisfied(this, "REFUND_TO_BALANCE_WITHOUT_DEFICIT", refunded);
        }
        return facts.usable().isPositive()
                ? Finding.violated(
                        this,
                        "CONSUMPTION_CAN_OFFSET",
                        refunded,
                        deficit,
                        facts.usable().toString())
                : Finding.violated(this, "BALANCE_NOT_CONSUMED_YET", refunded, deficit);
    }
}
