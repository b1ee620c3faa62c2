package io.fapiaodesk.catalogue.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.catalogue.DeliveredCatalogue;
import io.fapiaodesk.catalogue.Offer;
import io.fapiaodesk.catalogue.SellerCatalogue;
import io.fapiaodesk.catalogue.domain.SellerRow;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.ruling.RuleId;
import java.io.File;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table that business people edit, as it is delivered: every row of the FAQ, the hole and the overlap. */
class SellerCatalogueTest {

    private static final String SERVICE = "Production and lifestyle services*";
    private static final Instant NOW = at("2026-02-12T10:00:00+08:00");

    private final SellerCatalogue catalogue = DeliveredCatalogue.catalogue();

    @ParameterizedTest(name = "{1} is sold by {0}")
    @CsvSource(delimiter = '|', textBlock = """
        E01a | university               | E01 | ~Training service fee                          | 0.06
        E01a | acp-certification        | E01 | ~Training service fee                          | 0.06
        E01b | wuying-terminal.hangzhou | E01 | Electronic computer*Hardware equipment         | 0.13
        E01c | ecs                      | E01 | ~Software service fee                          | 0.06
        E01c | oss                      | E01 | ~Software service fee                          | 0.06
        E01c | domain                   | E01 | ~Software service fee                          | 0.06
        E01c | wuying-desktop           | E01 | ~Software service fee                          | 0.06
        E02a | cloud-communication      | E02 | ~Technical service fee                         | 0.06
        E02a | voice                    | E02 | ~Technical service fee                         | 0.06
        E02b | sms                      | E02 | SMS and MMS services*SMS service fee           | 0.09
        E03  | model-studio             | E03 | ~Software service fee                          | 0.06
        E03  | tongyi                   | E03 | ~Software service fee                          | 0.06
        E03  | deep-synthesis           | E03 | ~Software service fee                          | 0.06
        E04  | software-copyright       | E04 | ~Agency service fee                            | 0.06
        E04  | trademark-registration.zhiyu | E04 | ~Trademark registration agency service fee | 0.06
        E04  | smart-logo               | E04 | ~Design service fee                            | 0.06
        E04  | qualification-manager    | E04 | ~Agency service fee                            | 0.06
        E04  | domain-trading           | E04 | ~Agency service fee                            | 0.06
        E05  | cdn                      | E05 | ~Software service fee                          | 0.06
        E05  | pcdn                     | E05 | ~Software service fee                          | 0.06
        E05  | scdn                     | E05 | ~Software service fee                          | 0.06
        E05  | cdn-support              | E05 | ~Software service fee                          | 0.06
        E01c | support-plan             | E01 | ~Technical service fee                         | 0.06
        E04  | trademark-agency.zhiyu   | E04 | ~Trademark agency service fee                  | 0.06
        E04  | intellectual-property.zhiyu | E04 | ~Intellectual property service fee          | 0.06
        E04  | software-service.zhiyu   | E04 | ~Software service fee                          | 0.06
        E06b | marketplace-first-party.technical | E06 | ~Technical service fee                | 0.06
        E06b | marketplace-first-party.advertising | E06 | ~Advertising service fee            | 0.06
        E08  | enterprise-finance.technical | E08 | ~Technical service fee                     | 0.06
        E08  | enterprise-finance.advertising | E08 | ~Advertising publishing fee              | 0.06
        E09  | trademark-registration.beijing | E09 | ~Trademark registration agency service fee | 0.06
        E06a | dingtalk-hardware        | E06 | Computer peripherals*DingTalk smart hardware   | 0.13
        E06a | payment-speaker          | E06 | Computer peripherals*DingTalk smart hardware   | 0.13
        E06a | wuying-terminal.jiangsu  | E06 | Electronic computer*Hardware equipment         | 0.13
        E06b | marketplace-first-party  | E06 | ~Software service fee                          | 0.06
        E08  | enterprise-finance       | E08 | ~Software service fee                          | 0.06
        E09  | trademark-agency.beijing | E09 | ~Trademark agency service fee                  | 0.06
        E10  | wanjing-yike             | E10 | ~Software service fee                          | 0.06
        """)
    void r1_each_row_of_the_faq_sells_its_products(
            String row, String product, String entity, String content, String rate) {
        Offer offer = offer(product, NOW);

        assertThat(offer.row()).isEqualTo(row);
        assertThat(offer.entityCode()).isEqualTo(entity);
        assertThat(offer.content()).isEqualTo(content.replace("~", SERVICE));
        assertThat(offer.rate()).hasToString(rate);
    }

    @ParameterizedTest(name = "placed at {0}: {1}")
    @CsvSource({
        "2023-08-31T23:59:59+08:00, E07",
        "2023-08-31T15:59:59Z,      E07",
        "2023-08-31T16:00:00Z,      E06b",
        "2023-09-01T00:00:00+08:00, E06b",
        "2023-09-01T12:00:00+08:00, E06b",
        "2019-01-01T00:00:00+08:00, E07",
        "2026-11-22T00:00:00+08:00, E06b"
    })
    void r1_the_day_of_a_marketplace_order_is_that_of_shanghai(String placedAt, String row) {
        assertThat(offer("marketplace-first-party", at(placedAt)).row()).isEqualTo(row);
    }

    @ParameterizedTest(name = "{0} is named by {1}")
    @CsvSource(delimiter = '|', textBlock = """
        wuying-terminal        | E01b, E06a
        trademark              | E04, E09
        trademark-registration | E04, E09
        trademark-agency       | E04, E09
        wanjing                | E03, E10
        """)
    void r1_a_product_that_several_rows_name_is_never_guessed(String product, String rows) {
        Refusal refusal = refusal(product);

        assertThat(refusal.code()).isEqualTo("CATALOGUE_DECISION_NEEDED");
        assertThat(refusal.rule()).isEqualTo(new RuleId(1));
        assertThat(refusal.faqSection()).isEqualTo("Invoicing companies, content, and tax rates");
        assertThat(refusal.arguments()).containsExactly(product, rows);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no-such-product",
                "ecs-new",
                "marketplace",
                "marketplace-other",
                "wuying-terminal.shanghai",
                "trademark-watch",
                "wanjing-x"
            })
    void r1_a_product_of_a_shared_family_that_no_row_names_is_never_guessed(String product) {
        assertThat(refusal(product).arguments()).containsExactly(product, "-");
    }

    /** Decision 22: a content that no product code leads to would be printed on no invoice. */
    @Test
    void r1_every_content_of_the_table_is_the_first_of_some_product() {
        List<SellerRow> contents = new DeliveredSellerTable().contents("delivered");
        Set<String> first = new java.util.TreeSet<>();
        for (var entry : Dmn.readModelFromFile(new File("processes/seller-catalogue.dmn"))
                .getModelElementsByType(org.camunda.bpm.model.dmn.instance.Rule.class)) {
            List<org.camunda.bpm.model.dmn.instance.OutputEntry> outputs = List.copyOf(entry.getOutputEntries());
            first.add(outputs.get(1).getTextContent() + outputs.get(2).getTextContent());
        }

        assertThat(contents)
                .hasSizeGreaterThan(25)
                .filteredOn(row -> !row.ofVendor())
                .allSatisfy(row -> assertThat(first).contains("\"" + row.entity() + "\"\"" + row.content() + "\""));
    }

    @Test
    void r1_a_gap_between_two_validity_dates_is_a_hole() {
        SellerCatalogue withGap = DeliveredCatalogue.of(
                new DeliveredSellerTable().with("&lt; date(\"2023-09-01\")", "&lt; date(\"2023-08-01\")"));

        assertThat(row(withGap, "2023-07-31T12:00:00+08:00")).isEqualTo("E07");
        assertThat(row(withGap, "2023-08-01T00:00:00+08:00")).isEqualTo("CATALOGUE_DECISION_NEEDED");
        assertThat(row(withGap, "2023-08-31T23:59:59+08:00")).isEqualTo("CATALOGUE_DECISION_NEEDED");
        assertThat(row(withGap, "2023-09-01T00:00:00+08:00")).isEqualTo("E06b");
    }

    @Test
    void r1_two_rows_that_both_hold_on_a_day_overlap() {
        SellerCatalogue withOverlap = DeliveredCatalogue.of(
                new DeliveredSellerTable().with("&lt; date(\"2023-09-01\")", "&lt;= date(\"2023-09-01\")"));

        assertThat(row(withOverlap, "2023-08-31T23:59:59+08:00")).isEqualTo("E07");
        assertThat(row(withOverlap, "2023-09-01T10:00:00+08:00")).isEqualTo("CATALOGUE_DECISION_NEEDED");
        assertThat(row(withOverlap, "2023-09-02T10:00:00+08:00")).isEqualTo("E06b");
    }

    @Test
    void r1_a_row_of_a_company_that_is_not_there_decides_nothing() {
        SellerCatalogue mistyped =
                DeliveredCatalogue.of(new DeliveredSellerTable().with("<text>\"E08\"</text>", "<text>\"E80\"</text>"));

        assertThat(code(mistyped.resolve("enterprise-finance", NOW))).isEqualTo("CATALOGUE_DECISION_NEEDED");
    }

    @Test
    void r82_what_a_third_party_sells_the_vendor_invoices() {
        Refusal refusal = refusal("marketplace-third-party");

        assertThat(refusal.code()).isEqualTo("VENDOR_ISSUES");
        assertThat(refusal.rule()).isEqualTo(new RuleId(82));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SMS", " sms ", "ｓｍｓ"})
    void a_product_code_is_read_in_its_normal_form(String product) {
        assertThat(offer(product, NOW).row()).isEqualTo("E02b");
    }

    /** Only then may what it decided for a day be remembered for all days up to the next of these dates. */
    @Test
    void the_table_compares_days_with_dates_only() {
        assertThat(Dmn.readModelFromFile(new File("processes/seller-catalogue.dmn"))
                        .getModelElementsByType(InputEntry.class)
                        .stream()
                        .filter(entry -> entry.getId().endsWith("placedOn"))
                        .map(entry -> entry.getText().getTextContent())
                        .filter(text -> !text.isEmpty()))
                .isNotEmpty()
                .allMatch(text -> text.matches("(<|<=|>|>=) date\\(\"\\d{4}-\\d{2}-\\d{2}\"\\)"));
    }

    @Test
    void the_table_tells_of_every_row_that_fits() {
        assertThat(Dmn.readModelFromFile(new File("processes/seller-catalogue.dmn"))
                        .getModelElementsByType(DecisionTable.class))
                .singleElement()
                .satisfies(table -> assertThat(table.getHitPolicy()).isEqualTo(HitPolicy.COLLECT));
    }

    private Offer offer(String product, Instant placedAt) {
        return catalogue.resolve(product, placedAt).fold(offer -> offer, refusals -> {
            throw new AssertionError(refusals);
        });
    }

    private Refusal refusal(String product) {
        return catalogue
                .resolve(product, NOW)
                .fold(
                        offer -> {
                            throw new AssertionError(offer);
                        },
                        refusals -> refusals.get(0));
    }

    private static String row(SellerCatalogue catalogue, String placedAt) {
        return code(catalogue.resolve("marketplace-first-party", at(placedAt)));
    }

    private static String code(Result<Offer> result) {
        return result.fold(Offer::row, refusals -> refusals.get(0).code());
    }

    private static Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }
}
