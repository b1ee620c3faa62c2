package io.fapiaodesk.invoicing.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** A title is one of the asker's own: by registration, by review or by agreement. */
final class TitlesComeFromRegistration implements Rule<InvoiceRequestFacts> {

    @Override
    public RuleId id() {
        return new RuleId(24);
    }

    @Override
    public String faqSection() {
        return "Third-party invoice titles";
    }

    @Override
    public Finding examine(InvoiceRequestFacts facts) {
        boolean otherRuleSaysWhy = facts.enterpriseAccount() || facts.itemsOfMembers() || facts.itemsPaidOnBehalf();
        return facts.foreignTitle() && !otherRuleSaysWhy
                ? Finding.violated(this, "TITLE_NOT_AVAILABLE")
                : Finding.satisfied(this, "TITLE_BY_NAME_OR_DEFAULT");
    }
}
