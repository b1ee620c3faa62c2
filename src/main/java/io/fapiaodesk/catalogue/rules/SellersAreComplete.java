package io.fapiaodesk.catalogue.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;
import java.util.List;

/** A real tax bureau takes no invoice of a company whose registered Chinese name or tax id nobody has entered. */
public final class SellersAreComplete implements Rule<SellersAreComplete.Seller> {

    /** A company that is to issue, and what is missing of it. */
    public record Seller(String code, String name, List<String> missing, boolean realTaxBureau) {
        public Seller {
            missing = List.copyOf(missing);
        }
    }

    @Override
    public RuleId id() {
        return new RuleId(1);
    }

    @Override
    public String faqSection() {
        return "Invoicing companies, content, and tax rates";
    }

    @Override
    public Finding examine(Seller seller) {
        return seller.realTaxBureau() && !seller.missing().isEmpty()
                ? Finding.violated(this, "SELLER_INCOMPLETE", seller.name(), seller.code())
                : Finding.satisfied(this, "SELLER_CAN_ISSUE", seller.name());
    }
}
