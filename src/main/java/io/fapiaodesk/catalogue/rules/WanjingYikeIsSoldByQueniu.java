package io.fapiaodesk.catalogue.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** The Wanjing Yike service is invoiced by Zhejiang Queniu, which has a certificate of its own. */
public final class WanjingYikeIsSoldByQueniu implements Rule<WanjingYikeIsSoldByQueniu.Sale> {

    /** A product and the company that invoices it. */
    public record Sale(String productCode, String entityCode) {}

    private static final String WANJING_YIKE = "wanjing-yike";
    private static final String QUENIU = "E10";

    @Override
    public RuleId id() {
        return new RuleId(45);
    }

    @Override
    public String faqSection() {
        return "Invoicing for the Wanjing Yike service";
    }

    @Override
    public Finding examine(Sale sale) {
        if (!sale.productCode().equals(WANJING_YIKE)) {
            return Finding.satisfied(this, "NOT_WANJING_YIKE", sale.productCode());
        }
        return sale.entityCode().equals(QUENIU)
                ? Finding.satisfied(this, "QUENIU_ISSUES", sale.productCode())
                : Finding.violated(this, "QUENIU_MUST_ISSUE", sale.productCode(), sale.entityCode());
    }
}
