package io.fapiaodesk.title.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;
import io.fapiaodesk.title.domain.TitleKind;

/** An enterprise title carries the unified social credit code of that enterprise; an odd one is for the manager to look at. */
final class AgreedTitleFitsTaxId implements Rule<AgreementFacts> {

    @Override
    public RuleId id() {
        return new RuleId(17);
    }

    @Override
    public String faqSection() {
        return "Invoicing rules for personal and enterprise accounts";
    }

    @Override
    public Finding examine(AgreementFacts facts) {
        if (!facts.taxIdWarnings().isEmpty()) {
            return Finding.undetermined(this, OddTaxId.code(facts.taxIdWarnings()));
        }
        if (facts.titleKind() == TitleKind.ENTERPRISE && !facts.taxIdKind().mayBeEnterprise()) {
            return Finding.undetermined(this, "TAX_ID_NOT_OF_AN_ENTERPRISE");
        }
        return Finding.satisfied(this, "TAX_ID_VALID");
    }
}
