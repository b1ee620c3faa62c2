package io.fapiaodesk.consumption.rules;

import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** What the account still owes is not charged yet: as much of what is chosen stays without an invoice. */
final class ArrearsAreNotInvoiced implements Rule<AmountFacts> {

    @Override
    public RuleId id() {
        return new RuleId(10);
    }

    @Override
    public String faqSection() {
        return "Invoice request time and amount limits";
    }

    @Override
    public Finding examine(AmountFacts facts) {
        Yuan most = facts.open().minus(facts.arrears());
        if (!facts.arrears().isPositive()) {
            return Finding.satisfied(this, "NO_ARREARS");
        }
        return facts.wanted().compareTo(most) <= 0
                ? Finding.satisfied(this, "ARREARS_LEFT_OUT", facts.arrears().toString())
                : Finding.violated(
                        this,
                        "IN_ARREARS",
                        facts.arrears().toString(),
                        most.isPositive() ? most.toString() : Yuan.ZERO.toString());
    }
}
