package io.fapiaodesk.answer.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** A special VAT invoice is issued as a file and mailed, never posted; the title must allow it and be complete. */
public final class SpecialIsIssuedElectronically implements Rule<SpecialIsIssuedElectronically.TitleInUse> {

    /**
     * The title that the invoice would carry.
     *
     * @param maySpecial whether special VAT invoices can be issued under it today
     * @param complete whether bank, account, address and telephone are known
     */
    public record TitleInUse(boolean maySpecial, boolean complete) {}

    @Override
    public RuleId id() {
        return new RuleId(32);
    }

    @Override
    public String faqSection() {
        return "Request a digital special VAT e-invoice";
    }

    @Override
    public Finding examine(TitleInUse title) {
        if (!title.maySpecial()) {
            return Finding.violated(this, "SPECIAL_NOT_FOR_THIS_TITLE");
        }
        return title.complete()
                ? Finding.satisfied(this, "SPECIAL_ISSUED_ELECTRONICALLY")
                : Finding.violated(this, "SPECIAL_NEEDS_BANK_AND_ADDRESS");
    }
}
