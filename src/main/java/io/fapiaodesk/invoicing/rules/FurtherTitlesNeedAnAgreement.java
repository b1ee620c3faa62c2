package io.fapiaodesk.invoicing.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** An enterprise invoices under the title of another only by an agreement that its account manager signs. */
final class FurtherTitlesNeedAnAgreement implements Rule<InvoiceRequestFacts> {

    @Override
    public RuleId id() {
        return new RuleId(29);
    }

    @Override
    public String faqSection() {
        return "Multiple invoice titles for enterprise accounts";
    }

    @Override
    public Finding examine(InvoiceRequestFacts facts) {
        if (!facts.foreignTitle()
                || !facts.enterpriseAccount()
                || facts.itemsOfMembers()
                || facts.itemsPaidOnBehalf()) {
            return Finding.satisfied(this, "NO_FURTHER_TITLE");
        }
        return Finding.violated(this, facts.accountManager() ? "TITLE_NEEDS_AGREEMENT" : "TITLE_NEEDS_REGISTRATION");
    }
}
