package io.fapiaodesk.catalogue.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;
import java.util.Set;

/** Generative AI products are invoiced by Tongyi Cloud Intelligence; the payee only collects. */
public final class ModelStudioIsSoldByTongyi implements Rule<ModelStudioIsSoldByTongyi.Sale> {

    /** A product and the company that invoices it. */
    public record Sale(String productCode, String entityCode) {}

    private static final Set<String> GENERATIVE_AI = Set.of("model-studio", "tongyi", "deep-synthesis");
    private static final String TONGYI = "E03";

    @Override
    public RuleId id() {
        return new RuleId(5);
    }

    @Override
    public String faqSection() {
        return "Invoicing entity for Model Studio";
    }

    @Override
    public Finding examine(Sale sale) {
        if (!GENERATIVE_AI.contains(sale.productCode())) {
            return Finding.satisfied(this, "NOT_GENERATIVE_AI", sale.productCode());
        }
        return sale.entityCode().equals(TONGYI)
                ? Finding.satisfied(this, "TONGYI_ISSUES", sale.productCode())
                : Finding.violated(this, "TONGYI_MUST_ISSUE", sale.productCode(), sale.entityCode());
    }
}
