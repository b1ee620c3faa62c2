package io.fapiaodesk.consumption.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** The usage of a month can be invoiced when its bill is there, from the bill day of the month after. */
final class BillsComeFirst implements Rule<InvoiceabilityFacts> {

    @Override
    public RuleId id() {
        return new RuleId(9);
    }

    @Override
    public String faqSection() {
        return "Invoices for pay-as-you-go products";
    }

    @Override
    public Finding examine(InvoiceabilityFacts facts) {
        if (facts.matter() != InvoiceabilityFacts.Matter.MONTHLY_BILL) {
            return Finding.satisfied(this, "NO_MONTHLY_BILL");
        }
        return facts.isBilled()
                ? Finding.satisfied(this, "BILL_GENERATED", facts.month().toString())
                : Finding.violated(
                        this,
                        "BILL_NOT_GENERATED",
                        facts.month().toString(),
                        facts.billedFrom().toString());
    }
}
