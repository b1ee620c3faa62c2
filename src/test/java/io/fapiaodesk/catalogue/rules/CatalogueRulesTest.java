package io.fapiaodesk.catalogue.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.catalogue.domain.SellerRow;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both sides of each rule about who sells, issues and is paid. */
class CatalogueRulesTest {

    private static final SellerRow ECS = new SellerRow("E01c", "E01", "Software service fee", "0.06");
    private static final SellerRow SMS = new SellerRow("E02b", "E02", "SMS service fee", "0.09");
    private static final SellerRow VENDOR = new SellerRow("VENDOR", SellerRow.VENDOR, null, null);

    @Test
    void r1_one_row_that_names_a_product_sells_it() {
        assertSatisfied(sold(ECS), "SELLER_RESOLVED", "ecs", "E01c");
        assertSatisfied(sold(VENDOR), "SELLER_RESOLVED", "ecs", "VENDOR");
    }

    @Test
    void r1_no_row_or_several_need_a_decision() {
        assertViolated(sold(), "CATALOGUE_DECISION_NEEDED", "ecs", "-");
        assertViolated(sold(SMS, ECS), "CATALOGUE_DECISION_NEEDED", "ecs", "E01c, E02b");
        assertViolated(sold(ECS, ECS), "CATALOGUE_DECISION_NEEDED", "ecs", "E01c, E01c");
    }

    @ParameterizedTest
    @CsvSource({
        "E01, , 0.06",
        "E01, ' ', 0.06",
        "E01, Fee, ",
        "E01, Fee, 6",
        "E01, Fee, 0.065",
        "E01, Fee, 6 %",
        "E77, Fee, 0.06"
    })
    void r1_a_row_that_is_not_complete_needs_a_decision(
            String entity, @Nullable String content, @Nullable String rate) {
        assertViolated(sold(new SellerRow("E01c", entity, content, rate)), "CATALOGUE_DECISION_NEEDED", "ecs", "E01c");
    }

    private static Finding sold(SellerRow... rows) {
        return new OneSellerPerProduct()
                .examine(new OneSellerPerProduct.Product("ecs", List.of(rows), Set.of("E01", "E02")));
    }

    @Test
    void r82_a_vendor_issues_what_it_sells() {
        Rule<VendorsIssueTheirOwnInvoices.Sale> rule = new VendorsIssueTheirOwnInvoices();

        assertSatisfied(rule.examine(new VendorsIssueTheirOwnInvoices.Sale(ECS)), "SOLD_BY_US", "E01c");
        assertViolated(rule.examine(new VendorsIssueTheirOwnInvoices.Sale(VENDOR)), "VENDOR_ISSUES");
        assertSource(rule, "R82", "Invoicing for Alibaba Cloud Marketplace products");
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_NEEDED, PAYEE_ISSUES, true",
        "READY, AFFILIATE_CERTIFICATE_READY, true",
        "NOT_UPLOADED, CERTIFICATE_NOT_UPLOADED, false",
        "TICKET, CERTIFICATE_BY_TICKET, false"
    })
    void r2_a_certificate_explains_the_payee(PayeeIsExplained.Proof proof, String code, boolean ready) {
        Rule<PayeeIsExplained.Issuer> rule = new PayeeIsExplained();
        Finding finding = rule.examine(new PayeeIsExplained.Issuer("Company", proof));

        assertThat(finding.code()).isEqualTo(code);
        assertThat(finding).isInstanceOf(ready ? Finding.Satisfied.class : Finding.Undetermined.class);
        assertSource(rule, "R2", "Mismatched invoicing entity and payee");
    }

    @Test
    void r3_the_letter_of_one_vendor_is_ready_and_others_take_a_ticket() {
        Rule<VendorsLettersExplain.Vendor> rule = new VendorsLettersExplain();

        assertSatisfied(
                rule.examine(new VendorsLettersExplain.Vendor("Unicom", true, true)),
                "EXPLANATION_LETTER_READY",
                "Unicom");
        assertThat(rule.examine(new VendorsLettersExplain.Vendor("Unicom", true, false)))
                .isInstanceOf(Finding.Undetermined.class)
                .extracting(Finding::code)
                .isEqualTo("EXPLANATION_LETTER_NOT_UPLOADED");
        assertThat(rule.examine(new VendorsLettersExplain.Vendor("Another", false, false)))
                .isInstanceOf(Finding.Undetermined.class)
                .extracting(Finding::code)
                .isEqualTo("EXPLANATION_LETTER_BY_TICKET");
        assertSource(rule, "R3", "Mismatched invoicing entity and payee");
    }

    @Test
    void r5_generative_ai_is_invoiced_by_tongyi() {
        Rule<ModelStudioIsSoldByTongyi.Sale> rule = new ModelStudioIsSoldByTongyi();

        assertSatisfied(
                rule.examine(new ModelStudioIsSoldByTongyi.Sale("model-studio", "E03")),
                "TONGYI_ISSUES",
                "model-studio");
        assertViolated(
                rule.examine(new ModelStudioIsSoldByTongyi.Sale("model-studio", "E01")),
                "TONGYI_MUST_ISSUE",
                "model-studio",
                "E01");
        assertSatisfied(rule.examine(new ModelStudioIsSoldByTongyi.Sale("ecs", "E01")), "NOT_GENERATIVE_AI", "ecs");
        assertSource(rule, "R5", "Invoicing entity for Model Studio");
    }

    @Test
    void r7_digital_invoices_are_supported_when_both_types_are_issued() {
        Rule<BothDigitalTypesAreIssued.Company> rule = new BothDigitalTypesAreIssued();

        assertSatisfied(
                rule.examine(new BothDigitalTypesAreIssued.Company("A", Set.of("GENERAL", "SPECIAL"))),
                "DIGITAL_INVOICES_SUPPORTED",
                "A");
        assertViolated(
                rule.examine(new BothDigitalTypesAreIssued.Company("A", Set.of("GENERAL"))),
                "DIGITAL_INVOICES_NOT_SUPPORTED",
                "A");
        assertSource(rule, "R7", "Support for fully digital e-invoices");
    }

    @Test
    void r7_a_company_is_asked_only_for_a_type_that_it_issues() {
        Rule<SellersIssueTheType.Wanted> rule = new SellersIssueTheType();

        assertSatisfied(
                rule.examine(new SellersIssueTheType.Wanted("A", Set.of("GENERAL", "SPECIAL"), "SPECIAL")),
                "SELLER_ISSUES_TYPE",
                "A");
        assertViolated(
                rule.examine(new SellersIssueTheType.Wanted("A", Set.of("GENERAL"), "SPECIAL")),
                "SELLER_DOES_NOT_ISSUE_TYPE",
                "A");
        assertSource(rule, "R7", "Support for fully digital e-invoices");
    }

    @Test
    void r1_a_real_tax_bureau_needs_the_chinese_name_and_the_tax_id_of_the_seller() {
        Rule<SellersAreComplete.Seller> rule = new SellersAreComplete();

        assertSatisfied(
                rule.examine(new SellersAreComplete.Seller("E10", "Queniu", List.of("TAX_ID"), false)),
                "SELLER_CAN_ISSUE",
                "Queniu");
        assertSatisfied(
                rule.examine(new SellersAreComplete.Seller("E10", "Queniu", List.of(), true)),
                "SELLER_CAN_ISSUE",
                "Queniu");
        assertViolated(
                rule.examine(new SellersAreComplete.Seller("E10", "Queniu", List.of("TAX_ID"), true)),
                "SELLER_INCOMPLETE",
                "Queniu",
                "E10");
        assertSource(rule, "R1", "Invoicing companies, content, and tax rates");
    }

    @Test
    void r45_wanjing_yike_is_invoiced_by_queniu() {
        Rule<WanjingYikeIsSoldByQueniu.Sale> rule = new WanjingYikeIsSoldByQueniu();

        assertSatisfied(
                rule.examine(new WanjingYikeIsSoldByQueniu.Sale("wanjing-yike", "E10")),
                "QUENIU_ISSUES",
                "wanjing-yike");
        assertViolated(
                rule.examine(new WanjingYikeIsSoldByQueniu.Sale("wanjing-yike", "E03")),
                "QUENIU_MUST_ISSUE",
                "wanjing-yike",
                "E03");
        assertSatisfied(rule.examine(new WanjingYikeIsSoldByQueniu.Sale("ecs", "E01")), "NOT_WANJING_YIKE", "ecs");
        assertSource(rule, "R45", "Invoicing for the Wanjing Yike service");
    }

    private static void assertSatisfied(Finding finding, String code, String... arguments) {
        assertThat(finding).isInstanceOf(Finding.Satisfied.class);
        assertThat(finding.code()).isEqualTo(code);
        assertThat(finding.arguments()).containsExactly(arguments);
    }

    private static void assertViolated(Finding finding, String code, String... arguments) {
        assertThat(finding).isInstanceOf(Finding.Violated.class);
        assertThat(finding.code()).isEqualTo(code);
        assertThat(finding.arguments()).containsExactly(arguments);
    }

    private static void assertSource(Rule<?> rule, String id, String faq) {
        assertThat(rule.id()).hasToString(id);
        assertThat(rule.faqSection()).isEqualTo(faq);
    }
}
