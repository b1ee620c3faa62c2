package io.fapiaodesk.invoicing.domain;

import static io.fapiaodesk.invoicing.domain.Baskets.TITLE_A;
import static io.fapiaodesk.invoicing.domain.Baskets.TITLE_B;
import static io.fapiaodesk.invoicing.domain.Baskets.basket;
import static io.fapiaodesk.invoicing.domain.Baskets.cloud;
import static io.fapiaodesk.invoicing.domain.Baskets.deficit;
import static io.fapiaodesk.invoicing.domain.Baskets.item;
import static io.fapiaodesk.invoicing.domain.Baskets.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.TaxRate;
import io.fapiaodesk.kernel.TaxSplit;
import io.fapiaodesk.kernel.Yuan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The twelve worked cases of the domain description, to the cent. */
class WorkedCasesTest {

    private static final String HARDWARE = "Electronic computer*Hardware equipment";
    private static final TaxRate SIX = TaxRate.of("0.06");

    @Test
    void c1_the_example_of_the_faq() {
        assertThat(headers(plan(cloud("o1", "6150.00")))).containsExactly("E01 0.06 6150.00 5801.89 348.11");
    }

    @Test
    void c2_a_mixed_basket_becomes_six_invoices() {
        InvoicePlan plan = plan(
                item("1", "E01", "0.06", "software", "1200.00"),
                item("2", "E01", "0.13", HARDWARE, "2999.00"),
                item("3", "E02", "0.09", "sms", "500.00"),
                item("4", "E02", "0.06", "voice", "300.00"),
                item("5", "E05", "0.06", "software", "888.88"),
                item("6", "E03", "0.06", "software", "100.00"));
        assertThat(headers(plan))
                .containsExactly(
                        "E01 0.06 1200.00 1132.08 67.92",
                        "E01 0.13 2999.00 2653.98 345.02",
                        "E02 0.09 500.00 458.72 41.28",
                        "E02 0.06 300.00 283.02 16.98",
                        "E05 0.06 888.88 838.57 50.31",
                        "E03 0.06 100.00 94.34 5.66");
        assertThat(plan.total()).isEqualTo(split("5987.88", "5460.71", "527.17"));
    }

    @Test
    void c3_the_header_is_the_sum_of_its_lines() {
        InvoicePlan plan = plan(cloud("1", "33.33"), cloud("2", "33.33"), cloud("3", "33.33"));
        assertThat(headers(plan)).containsExactly("E01 0.06 99.99 94.32 5.67");
        assertThat(plan.drafts().get(0).lines())
                .extracting(InvoicePlan.TaxedLine::amounts)
                .containsOnly(split("33.33", "31.44", "1.89"));
    }

    @Test
    void c3_on_one_line_per_content_the_tax_is_that_of_the_total_and_the_items_share_it() {
        InvoicePlan plan = plan(cloud("1", "33.33"), cloud("2", "33.33"), cloud("3", "33.33"))
                .onOneLinePerContent();
        assertThat(headers(plan)).containsExactly("E01 0.06 99.99 94.33 5.66");
        assertThat(plan.drafts().get(0).lines())
                .extracting(InvoicePlan.TaxedLine::amounts)
                .containsExactly(
                        split("33.33", "31.45", "1.88"),
                        split("33.33", "31.44", "1.89"),
                        split("33.33", "31.44", "1.89"));
    }

    @ParameterizedTest
    @CsvSource({
        "31.00, 0.06, 29.25, 1.75",
        "99.90, 0.06, 94.25, 5.65",
        "25.00, 0.06, 23.58, 1.42",
        "33.00, 0.09, 30.28, 2.72",
        "3.00, 0.13, 2.65, 0.35"
    })
    void c4_tax_is_what_remains_where_the_literal_formula_loses_or_gains_a_cent(
            String gross, String rate, String net, String tax) {
        TaxSplit amounts = amounts(gross, rate);
        assertThat(amounts).isEqualTo(split(gross, net, tax));
        BigDecimal literal =
                amounts.net().amount().multiply(new BigDecimal(rate)).setScale(2, RoundingMode.HALF_UP);
        assertThat(literal).isNotEqualByComparingTo(amounts.tax().amount());
        assertThat(literal.subtract(amounts.tax().amount()).abs()).isLessThanOrEqualTo(new BigDecimal("0.06"));
    }

    @Test
    void c5_an_order_is_invoiced_in_three_parts_and_then_no_more() {
        Yuan open = Yuan.of("1000.00");
        TaxSplit sum = TaxSplit.NOTHING;
        for (String part : List.of("333.33", "333.33", "333.34")) {
            InvoicePlan plan = InvoicePlan.ofAmount(basket(cloud("o1", open.toString())), Yuan.of(part), List.of());
            sum = sum.plus(plan.total());
            open = plan.remainders().get(0).amount();
        }
        assertThat(sum).isEqualTo(split("1000.00", "943.39", "56.61"));
        assertThat(amounts("333.33", "0.06")).isEqualTo(split("333.33", "314.46", "18.87"));
        assertThat(amounts("333.34", "0.06")).isEqualTo(split("333.34", "314.47", "18.87"));
        assertThat(amounts("1000.00", "0.06")).isEqualTo(split("1000.00", "943.40", "56.60"));
        assertThat(open).isEqualTo(Yuan.ZERO);

        Basket empty = basket();
        assertThatThrownBy(() -> InvoicePlan.ofAmount(empty, Yuan.of("0.01"), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void c6_what_was_refunded_before_is_not_invoiced() {
        Yuan open = Yuan.of("1200.00").minus(Yuan.of("200.00"));
        assertThat(headers(plan(cloud("o1", open.toString())))).containsExactly("E01 0.06 1000.00 943.40 56.60");
    }

    @Test
    void c7_a_deficit_is_offset_before_anything_is_invoiced() {
        InvoicePlan plan = InvoicePlan.ofAll(basket(cloud("o2", "500.00")), List.of(deficit("d1", "200.00")));
        assertThat(headers(plan)).containsExactly("E01 0.06 300.00 283.02 16.98");
        assertThat(plan.offsets()).containsExactly(new Offset("d1", "o2", Yuan.of("200.00")));
        assertThat(plan.remainders()).containsExactly(new InvoicePlan.Remainder("o2", Yuan.ZERO));

        TaxSplit blue = amounts("1200.00", "0.06");
        assertThat(done(Reversal.of(blue, SIX).full()).red()).isEqualTo(split("-1200.00", "-1132.08", "-67.92"));
        assertThat(amounts("1000.00", "0.06")).isEqualTo(split("1000.00", "943.40", "56.60"));
    }

    @Test
    void c8_a_deficit_blocks_its_own_entity_and_leaves_the_others_free() {
        List<OpenDeficit> deficits = List.of(deficit("d1", "500.00"));
        InvoicePlan blocked = InvoicePlan.ofAll(basket(cloud("o2", "300.00")), deficits);
        assertThat(blocked.isEmpty()).isTrue();
        assertThat(blocked.offsetTotal()).isEqualTo(Yuan.of("300.00"));

        InvoicePlan free = InvoicePlan.ofAll(basket(item("o3", "E05", "0.06", "software", "888.88")), deficits);
        assertThat(headers(free)).containsExactly("E05 0.06 888.88 838.57 50.31");
        assertThat(free.offsets()).isEmpty();
    }

    /** Which entity sells is the catalogue's question; what its answers become is asked here. */
    @Test
    void c9_marketplace_orders_of_both_sides_of_the_edge_and_hardware_are_three_invoices() {
        Instant before = Instant.parse("2023-08-31T23:59:59+08:00");
        Instant after = Instant.parse("2023-09-01T00:00:00+08:00");
        InvoicePlan plan = plan(
                item("1", "E07", "0.06", "software", "680.00", TITLE_A, before),
                item("2", "E06", "0.06", "software", "680.00", TITLE_A, after),
                item("3", "E06", "0.13", "hardware", "1299.00", TITLE_A, after));
        assertThat(headers(plan))
                .containsExactly(
                        "E07 0.06 680.00 641.51 38.49",
                        "E06 0.06 680.00 641.51 38.49",
                        "E06 0.13 1299.00 1149.56 149.44");
    }

    @Test
    void c10_title_profiles_that_differ_are_two_invoices() {
        InvoicePlan twoTitles = plan(cloud("1", "2468.10", TITLE_A), cloud("2", "1357.90", TITLE_B));
        assertThat(headers(twoTitles))
                .containsExactly("E01 0.06 2468.10 2328.40 139.70", "E01 0.06 1357.90 1281.04 76.86");
        assertThat(codes(twoTitles.drafts().get(0)))
                .containsExactly(
                        Reason.Code.TITLE_NAME_DIFFERS,
                        Reason.Code.TAX_ID_DIFFERS,
                        Reason.Code.BANK_ACCOUNT_DIFFERS,
                        Reason.Code.ADDRESS_DIFFERS,
                        Reason.Code.PHONE_DIFFERS);

        InvoicePlan otherBankAccount =
                plan(cloud("1", "2468.10", TITLE_A), cloud("2", "1357.90", with(TITLE_A.bank(), "6222999911112222")));
        assertThat(otherBankAccount.drafts()).hasSize(2);
        assertThat(codes(otherBankAccount.drafts().get(1))).containsExactly(Reason.Code.BANK_ACCOUNT_DIFFERS);

        InvoicePlan trailingBlank = plan(
                cloud("1", "2468.10", TITLE_A),
                cloud("2", "1357.90", with(TITLE_A.bank() + " ", TITLE_A.bankAccount())));
        assertThat(headers(trailingBlank)).containsExactly("E01 0.06 3826.00 3609.44 216.56");

        InvoicePlan noBank =
                plan(cloud("1", "2468.10", TITLE_A), cloud("2", "1357.90", with(" ", TITLE_A.bankAccount())));
        assertThat(codes(noBank.drafts().get(0))).containsExactly(Reason.Code.BANK_DIFFERS);
    }

    @ParameterizedTest
    @CsvSource({
        "80.30, 75.75, 4.55",
        "0.80, 0.75, 0.05",
        "26.77, 25.25, 1.52",
        "0.09, 0.08, 0.01",
        "0.26, 0.25, 0.01",
        "0.01, 0.01, 0.00"
    })
    void c11_rounding_traps(String gross, String net, String tax) {
        assertThat(amounts(gross, "0.06")).isEqualTo(split(gross, net, tax));
    }

    @Test
    void c11_a_red_invoice_copies_the_blue_amounts() {
        Reversal blue = Reversal.of(amounts("6150.00", "0.06"), SIX);
        assertThat(done(blue.full()).red()).isEqualTo(split("-6150.00", "-5801.89", "-348.11"));
    }

    @ParameterizedTest
    @CsvSource({
        "1234567.89, 0.06, 1164686.69, 69881.20",
        "99999999.99, 0.13, 88495575.21, 11504424.78",
        "10000000.00, 0.06, 9433962.26, 566037.74"
    })
    void c12_large_amounts(String gross, String rate, String net, String tax) {
        assertThat(amounts(gross, rate)).isEqualTo(split(gross, net, tax));
    }

    @Test
    void c12_of_partial_reversals_the_last_takes_the_remainder() {
        Reversal.Step first = done(Reversal.of(amounts("100.00", "0.06"), SIX).part(Yuan.of("33.33")));
        Reversal.Step second = done(first.after().part(Yuan.of("33.33")));
        Reversal.Step third = done(second.after().part(Yuan.of("33.34")));
        assertThat(first.red()).isEqualTo(split("-33.33", "-31.44", "-1.89"));
        assertThat(second.red()).isEqualTo(split("-33.33", "-31.44", "-1.89"));
        assertThat(third.red()).isEqualTo(split("-33.34", "-31.46", "-1.88"));
        assertThat(third.after().remaining()).isEqualTo(TaxSplit.NOTHING);
        assertThat(refusal(third.after().part(Yuan.of("0.01")))).isEqualTo("REVERSAL_EXCEEDS_INVOICE");
    }

    private static Buyer with(@Nullable String bank, @Nullable String bankAccount) {
        return new Buyer(TITLE_A.name(), TITLE_A.taxId(), bank, bankAccount, TITLE_A.address(), TITLE_A.phone());
    }

    private static TaxSplit amounts(String gross, String rate) {
        return plan(item("o1", "E01", rate, "content", gross)).total();
    }

    private static TaxSplit split(String gross, String net, String tax) {
        return new TaxSplit(Yuan.of(gross), Yuan.of(net), Yuan.of(tax));
    }

    private static List<String> headers(InvoicePlan plan) {
        return plan.drafts().stream()
                .map(draft -> String.join(
                        " ",
                        draft.entityCode(),
                        draft.rate().toString(),
                        draft.total().gross().toString(),
                        draft.total().net().toString(),
                        draft.total().tax().toString()))
                .toList();
    }

    private static List<Reason.Code> codes(InvoicePlan.Draft draft) {
        return draft.because().stream().map(Reason::code).toList();
    }

    private static Reversal.Step done(Result<Reversal.Step> result) {
        return result.fold(step -> step, refusals -> {
            throw new AssertionError(refusals);
        });
    }

    private static String refusal(Result<Reversal.Step> result) {
        return result.fold(step -> "none", refusals -> refusals.get(0).code());
    }
}
