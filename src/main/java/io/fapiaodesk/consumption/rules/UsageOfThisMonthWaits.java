package io.fapiaodesk.consumption.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** What is paid after use is billed monthly, also when it is listed like an order. */
final class UsageOfThisMonthWaits implements Rule<InvoiceabilityFacts> {

    @Override
    public RuleId id() {
        return new RuleId(83);
    }

    @Override
    public String faqSection() {
        return "Invoiceable amount for pay-as-you-go products";
    }

    @Override
    public Finding examine(InvoiceabilityFacts facts) {
        if (facts.matter() != InvoiceabilityFacts.Matter.POSTPAID_USAGE) {
            return Finding.satisfied(this, "NOT_PAID_AFTER_USE");
        }
        return facts.isBilled()
                ? Finding.satisfied(this, "USAGE_BILLED", facts.month().toString())
                : Finding.violated(
                        this,
                        "BILL_NOT_GENERATED",
                        facts.month().toString(),
                        facts.billedFrom().toString());
    }
}
