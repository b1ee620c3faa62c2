package io.fapiaodesk.answer.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** There is no permission to request invoices and nothing else: the account itself asks. */
public final class RamUsersHaveNoInvoicePermission implements Rule<RamUsersHaveNoInvoicePermission.Permission> {

    /** Whether a RAM user is to be allowed to request invoices and nothing else. */
    public record Permission(boolean invoicesOnly) {}

    @Override
    public RuleId id() {
        return new RuleId(43);
    }

    @Override
    public String faqSection() {
        return "RAM user permissions for invoicing";
    }

    @Override
    public Finding examine(Permission permission) {
        return permission.invoicesOnly()
                ? Finding.violated(this, "NO_PERMISSION_FOR_INVOICES_ONLY")
                : Finding.satisfied(this, "INVOICES_WITH_THE_ACCOUNT");
    }
}
