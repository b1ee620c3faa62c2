package io.fapiaodesk.catalogue.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** That a Marketplace vendor issued what the payee collected, an explanation letter says: one vendor's is listed, others take a ticket. */
public final class VendorsLettersExplain implements Rule<VendorsLettersExplain.Vendor> {

    /** Who issued the invoice of a Marketplace product, whether the FAQ lists its letter, and whether it was uploaded. */
    public record Vendor(String name, boolean letterListed, boolean letterReady) {}

    @Override
    public RuleId id() {
        return new RuleId(3);
    }

    @Override
    public String faqSection() {
        return "Mismatched invoicing entity and payee";
    }

    @Override
    public Finding examine(Vendor vendor) {
        if (vendor.letterReady()) {
            return Finding.satisfied(this, "EXPLANATION_LETTER_READY", vendor.name());
        }
        return vendor.letterListed()
                ? Finding.undetermined(this, "EXPLANATION_LETTER_NOT_UPLOADED", vendor.name())
                : Finding.undetermined(this, "EXPLANATION_LETTER_BY_TICKET", vendor.name());
    }
}
