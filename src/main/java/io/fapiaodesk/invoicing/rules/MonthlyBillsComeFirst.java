package io.fapiaodesk.invoicing.rules;

import io.fapiaodesk.invoicing.domain.Method;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;
import java.time.LocalDate;
import java.time.YearMonth;

/** A month is invoiced as a whole once its bill exists, from the bill day of the month after. */
final class MonthlyBillsComeFirst implements Rule<InvoiceRequestFacts> {

    @Override
    public RuleId id() {
        return new RuleId(47);
    }

    @Override
    public String faqSection() {
        return "Differences between invoicing methods";
    }

    @Override
    public Finding examine(InvoiceRequestFacts facts) {
        YearMonth month = facts.month();
        if (facts.method() != Method.MONTHLY_BILL || month == null) {
            return Finding.satisfied(this, "NOT_BY_MONTHLY_BILL");
        }
        LocalDate from = month.plusMonths(1).atDay(facts.billDay());
        return facts.today().isBefore(from)
                ? Finding.violated(this, "BILL_NOT_GENERATED", month.toString(), from.toString())
                : Finding.satisfied(this, "MONTH_BILLED", month.toString());
    }
}
