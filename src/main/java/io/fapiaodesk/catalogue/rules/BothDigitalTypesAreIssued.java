package io.fapiaodesk.catalogue.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;
import java.util.Set;

/** A company supports fully digital e-invoices when it issues both kinds, general and special VAT. */
public final class BothDigitalTypesAreIssued implements Rule<BothDigitalTypesAreIssued.Company> {

    /** What a company issues in digital form. */
    public record Company(String name, Set<String> digitalTypes) {
        public Company {
            digitalTypes = Set.copyOf(digitalTypes);
        }
    }

    private static final Set<String> BOTH = Set.of("GENERAL", "SPECIAL");

    @Override
    public RuleId id() {
        return new RuleId(7);
    }

    @Override
    public String faqSection() {
        return "Support for fully digital e-invoices";
    }

    @Override
    public Finding examine(Company company) {
        return company.digitalTypes().containsAll(BOTH)
                ? Finding.satisfied(this, "DIGITAL_INVOICES_SUPPORTED", company.name())
                : Finding.violated(this, "DIGITAL_INVOICES_NOT_SUPPORTED", company.name());
    }
}
