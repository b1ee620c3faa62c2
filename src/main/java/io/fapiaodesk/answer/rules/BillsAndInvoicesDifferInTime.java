package io.fapiaodesk.answer.rules;

import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;
import java.time.YearMonth;

/** A bill counts what was billed within a month, an invoice what was consumed until its end; the next bill evens them out. */
public final class BillsAndInvoicesDifferInTime implements Rule<BillsAndInvoicesDifferInTime.Month> {

    /**
     * A month of an account.
     *
     * @param billed what was billed within it
     * @param consumed what was consumed in it, whenever it was billed
     */
    public record Month(YearMonth month, Yuan billed, Yuan consumed) {}

    @Override
    public RuleId id() {
        return new RuleId(37);
    }

    @Override
    public String faqSection() {
        return "Discrepancy between invoiced amount and consumption records";
    }

    @Override
    public Finding examine(Month month) {
        String[] figures = {
            month.month().toString(),
            month.billed().toString(),
            month.consumed().toString(),
            month.consumed().minus(month.billed()).toString(),
            month.month().plusMonths(1).toString()
        };
        return month.billed().equals(month.consumed())
                ? Finding.satisfied(this, "BILL_AND_INVOICE_AGREE", figures)
                : Finding.satisfied(this, "BILL_AND_INVOICE_DIFFER", figures);
    }
}
