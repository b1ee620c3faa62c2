package io.fapiaodesk.catalogue;

import io.fapiaodesk.catalogue.domain.SellerRow;
import io.fapiaodesk.catalogue.rules.BothDigitalTypesAreIssued;
import io.fapiaodesk.catalogue.rules.ModelStudioIsSoldByTongyi;
import io.fapiaodesk.catalogue.rules.OneSellerPerProduct;
import io.fapiaodesk.catalogue.rules.VendorsIssueTheirOwnInvoices;
import io.fapiaodesk.catalogue.rules.WanjingYikeIsSoldByQueniu;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import org.springframework.stereotype.Service;

/** Explains who issues an invoice, by the rules of the FAQ and the table in force. */
@Service
public class WhoIssues {

    private final SellerCatalogue catalogue;
    private final Entities entities;

    WhoIssues(SellerCatalogue catalogue, Entities entities) {
        this.catalogue = catalogue;
        this.entities = entities;
    }

    /** Which row of the catalogue sells a product, or why none does (R1, R82). */
    public Finding seller(String productCode, Instant placedAt) {
        return catalogue
                .resolve(productCode, placedAt)
                .fold(
                        offer -> new OneSellerPerProduct()
                                .examine(new OneSellerPerProduct.Product(
                                        productCode, List.of(row(offer)), Set.of(offer.entityCode()))),
                        refusals -> finding(refusals.get(0)));
    }

    /** Who invoices Model Studio (R5). */
    public Finding modelStudio(Instant placedAt) {
        return sold("model-studio", placedAt, new ModelStudioIsSoldByTongyi(), ModelStudioIsSoldByTongyi.Sale::new);
    }

    /** Who invoices Wanjing Yike (R45). */
    public Finding wanjingYike(Instant placedAt) {
        return sold("wanjing-yike", placedAt, new WanjingYikeIsSoldByQueniu(), WanjingYikeIsSoldByQueniu.Sale::new);
    }

    /** Whether a company supports fully digital e-invoices (R7). */
    public Finding digitalTypes(Entity company) {
        return new BothDigitalTypesAreIssued()
                .examine(new BothDigitalTypesAreIssued.Company(company.name(), entities.invoiceTypes(company.code())));
    }

    /** Who invoices what was bought on the Marketplace (R82). */
    public Finding marketplace(boolean thirdParty, Instant placedAt) {
        return catalogue
                .resolve(thirdParty ? "marketplace-third-party" : "marketplace-first-party", placedAt)
                .fold(
                        offer -> new VendorsIssueTheirOwnInvoices()
                                .examine(new VendorsIssueTheirOwnInvoices.Sale(row(offer))),
                        refusals -> finding(refusals.get(0)));
    }

    private <F> Finding sold(String productCode, Instant placedAt, Rule<F> rule, BiFunction<String, String, F> sale) {
        return catalogue
                .resolve(productCode, placedAt)
                .fold(
                        offer -> rule.examine(sale.apply(productCode, offer.entityCode())),
                        refusals -> finding(refusals.get(0)));
    }

    private static SellerRow row(Offer offer) {
        return new SellerRow(
                offer.row(), offer.entityCode(), offer.content(), offer.rate().toString());
    }

    private static Finding finding(Refusal refusal) {
        return new Finding.Violated(
                Objects.requireNonNull(refusal.rule()),
                Objects.requireNonNull(refusal.faqSection()),
                refusal.code(),
                refusal.arguments());
    }
}
