package io.fapiaodesk.title.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** An individual account gets general invoices; special VAT under an approved enterprise title takes a second decision. */
final class SpecialVatNeedsSecondPairOfEyes implements Rule<TitleApplicationFacts> {

    @Override
    public RuleId id() {
        return new RuleId(16);
    }

    @Override
    public String faqSection() {
        return "Invoicing rules for personal and enterprise accounts";
    }

    @Override
    public Finding examine(TitleApplicationFacts facts) {
        return facts.wantsSpecialVat()
                ? Finding.undetermined(this, "SPECIAL_VAT_WANTED")
                : Finding.satisfied(this, "GENERAL_INVOICES_ONLY");
    }
}
