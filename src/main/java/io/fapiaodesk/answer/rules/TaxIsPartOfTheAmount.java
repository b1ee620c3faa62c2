package io.fapiaodesk.answer.rules;

import io.fapiaodesk.kernel.TaxRate;
import io.fapiaodesk.kernel.TaxSplit;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** Amounts are inclusive of tax: the price without tax is rounded to the cent, the tax is what remains. */
public final class TaxIsPartOfTheAmount implements Rule<TaxIsPartOfTheAmount.Amount> {

    /** An amount on an invoice and the rate it is taxed at. */
    public record Amount(Yuan gross, TaxRate rate) {}

    @Override
    public RuleId id() {
        return new RuleId(4);
    }

    @Override
    public String faqSection() {
        return "Invoicing companies, content, and tax rates";
    }

    @Override
    public Finding examine(Amount amount) {
        TaxSplit split = amount.rate().split(amount.gross());
        return Finding.satisfied(
                this,
                "TAX_WITHIN_AMOUNT",
                amount.gross().toString(),
                amount.rate().toString(),
                split.net().toString(),
                split.tax().toString());
    }
}
