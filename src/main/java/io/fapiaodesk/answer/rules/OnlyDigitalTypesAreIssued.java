package io.fapiaodesk.answer.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Since 2024-05-31 only fully digital e-invoices are issued; they serve for reimbursement like any other. */
public final class OnlyDigitalTypesAreIssued implements Rule<OnlyDigitalTypesAreIssued.Wanted> {

    /** The type of invoice that somebody asks about; none when they ask for all. */
    public record Wanted(@Nullable String type) {}

    private static final Set<String> DIGITAL = Set.of("GENERAL", "SPECIAL");

    @Override
    public RuleId id() {
        return new RuleId(6);
    }

    @Override
    public String faqSection() {
        return "Use an e-invoice for reimbursement";
    }

    @Override
    public Finding examine(Wanted wanted) {
        String type = wanted.type();
        if (type == null) {
            return Finding.satisfied(this, "DIGITAL_TYPES_ONLY");
        }
        return DIGITAL.contains(type)
                ? Finding.satisfied(this, "DIGITAL_TYPE_ISSUED", type)
                : Finding.violated(this, "OLD_TYPE_NOT_ISSUED", type);
    }
}
