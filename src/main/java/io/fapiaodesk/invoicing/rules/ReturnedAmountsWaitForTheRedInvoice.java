package io.fapiaodesk.invoicing.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;
import java.util.List;

/** What is on an invoice whose return is running can be invoiced again when the red-letter invoice exists, not before. */
final class ReturnedAmountsWaitForTheRedInvoice implements Rule<InvoiceRequestFacts> {

    private static final String CODE = "RED_NOT_ISSUED";

    /** What a single item is refused with of which everything is being returned. */
    static Finding.Violated refusal(String amount) {
        ReturnedAmountsWaitForTheRedInvoice rule = new ReturnedAmountsWaitForTheRedInvoice();
        return new Finding.Violated(rule.id(), rule.faqSection(), CODE, List.of(amount));
    }

    @Override
    public RuleId id() {
        return new RuleId(62);
    }

    @Override
    public String faqSection() {
        return "Request a new invoice after a return";
    }

    @Override
    public Finding examine(InvoiceRequestFacts facts) {
        boolean waits = facts.inReturn().isPositive()
                && facts.wanted().compareTo(facts.open()) > 0
                && facts.wanted().compareTo(facts.open().plus(facts.inReturn())) <= 0;
        return waits
                ? Finding.violated(this, CODE, facts.inReturn().toString())
                : Finding.satisfied(this, "NO_RETURN_IN_THE_WAY");
    }
}
