package io.fapiaodesk.catalogue.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;
import java.util.Set;

/** What a company does not issue is not asked of it: its invoice types are those that can be chosen. */
public final class SellersIssueTheType implements Rule<SellersIssueTheType.Wanted> {

    /** The type that is wanted of a company, and those that it issues. */
    public record Wanted(String company, Set<String> issued, String type) {
        public Wanted {
            issued = Set.copyOf(issued);
        }
    }

    @Override
    public RuleId id() {
        return new RuleId(7);
    }

    @Override
    public String faqSection() {
        return "Support for fully digital e-invoices";
    }

    @Override
    public Finding examine(Wanted wanted) {
        return wanted.issued().contains(wanted.type())
                ? Finding.satisfied(this, "SELLER_ISSUES_TYPE", wanted.company())
                : Finding.violated(this, "SELLER_DOES_NOT_ISSUE_TYPE", wanted.company());
    }
}
