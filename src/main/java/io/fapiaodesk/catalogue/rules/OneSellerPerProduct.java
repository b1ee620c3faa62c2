package io.fapiaodesk.catalogue.rules;

import io.fapiaodesk.catalogue.domain.SellerRow;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Each product has exactly one seller in the catalogue; where the table names none or several, people have to decide. */
public final class OneSellerPerProduct implements Rule<OneSellerPerProduct.Product> {

    /** What the table says of a product, and the codes of the companies there are. */
    public record Product(String productCode, List<SellerRow> rows, Set<String> companies) {
        public Product {
            rows = List.copyOf(rows);
            companies = Set.copyOf(companies);
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
    public Finding examine(Product product) {
        if (product.rows().size() == 1) {
            SellerRow row = product.rows().get(0);
            if (row.ofVendor() || (row.complete() && product.companies().contains(row.entity()))) {
                return Finding.satisfied(this, "SELLER_RESOLVED", product.productCode(), row.row());
            }
        }
        String rows = product.rows().stream().map(SellerRow::row).sorted().collect(Collectors.joining(", "));
        return Finding.violated(this, "CATALOGUE_DECISION_NEEDED", product.productCode(), rows.isEmpty() ? "-" : rows);
    }
}
