package io.fapiaodesk.invoicing.domain;

import static io.fapiaodesk.invoicing.domain.Baskets.ACCOUNT;
import static io.fapiaodesk.invoicing.domain.Baskets.PLACED;
import static io.fapiaodesk.invoicing.domain.Baskets.TITLE_A;
import static io.fapiaodesk.invoicing.domain.Baskets.TITLE_B;
import static io.fapiaodesk.invoicing.domain.Baskets.basket;
import static io.fapiaodesk.invoicing.domain.Baskets.cloud;
import static io.fapiaodesk.invoicing.domain.Baskets.deficit;
import static io.fapiaodesk.invoicing.domain.Baskets.item;
import static io.fapiaodesk.invoicing.domain.Baskets.plan;
import static io.fapiaodesk.invoicing.domain.Baskets.vendors;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.fapiaodesk.kernel.TaxRate;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.kernel.ruling.RuleId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InvoicePlanTest {

    @Test
    void an_invoice_says_why_it_is_one_of_its_own() {
        InvoicePlan plan = plan(
                item("1", "E01", "0.06", "software", "1.00"),
                item("2", "E01", "0.13", "hardware", "1.00"),
                item("3", "E05", "0.06", "software", "1.00"));
        assertThat(plan.drafts().get(0).because())
                .containsExactly(
                        Reason.of(Reason.Code.ENTITY_DIFFERS, "E01"),
                        Reason.of(Reason.Code.RATE_DIFFERS, "6 %", "13 %"));
        assertThat(plan.drafts().get(2).because()).containsExactly(Reason.of(Reason.Code.ENTITY_DIFFERS, "E05"));
        assertThat(Reason.Code.RATE_DIFFERS.rule()).isEqualTo(new RuleId(38));
    }

    @Test
    void what_is_alike_shares_an_invoice_whatever_its_content() {
        InvoicePlan plan =
                plan(item("1", "E01", "0.06", "training", "1.00"), item("2", "E01", "0.06", "software", "2.00"));
        assertThat(plan.drafts()).singleElement().satisfies(draft -> {
            assertThat(draft.because()).containsExactly(Reason.of(Reason.Code.ALL_ALIKE));
            assertThat(draft.content()).isEqualTo("software, training");
            assertThat(draft.lines())
                    .extracting(InvoicePlan.TaxedLine::itemId, InvoicePlan.TaxedLine::content)
                    .containsExactly(tuple("1", "training"), tuple("2", "software"));
        });
    }

    @Test
    void items_of_members_are_on_one_invoice_of_the_master() {
        Basket.Item members = new Basket.Item(
                "m1",
                "member",
                new Basket.Issuer.Entity("E01", TaxRate.of("0.06")),
                "software",
                TITLE_A,
                PLACED,
                Yuan.of("5.00"));
        InvoicePlan plan = plan(item("1", "E01", "0.06", "software", "1.00"), members);
        assertThat(plan.drafts()).singleElement().satisfies(draft -> assertThat(draft.because())
                .containsExactly(
                        Reason.of(Reason.Code.ALL_ALIKE), Reason.of(Reason.Code.ITEMS_OF_OTHER_ACCOUNTS, "1")));
    }

    @Test
    void what_a_vendor_sells_is_forwarded_and_not_in_our_total() {
        InvoicePlan plan = plan(cloud("1", "106.00"), vendors("2", "40.00"), vendors("3", "2.00"));
        assertThat(plan.total().gross()).isEqualTo(Yuan.of("106.00"));
        assertThat(plan.forwardedTotal()).isEqualTo(Yuan.of("42.00"));
        assertThat(plan.forwarded()).singleElement().satisfies(forwarded -> {
            assertThat(forwarded.lines()).hasSize(2);
            assertThat(forwarded.because())
                    .containsExactly(
                            Reason.of(Reason.Code.VENDOR_ISSUES, "Synthetic Vendor Ltd.", "vendor@example.com"));
        });
        assertThat(plan.drafts().get(0).because()).containsExactly(Reason.of(Reason.Code.ENTITY_DIFFERS, "E01"));
        assertThat(plan.invoicedByItem())
                .isEqualTo(Map.of("1", Yuan.of("106.00"), "2", Yuan.of("40.00"), "3", Yuan.of("2.00")));
        assertThat(plan(vendors("2", "40.00")).isEmpty()).isFalse();
    }

    @Test
    void a_vendor_issues_to_each_buyer_apart() {
        Basket.Item forB = new Basket.Item(
                "2",
                ACCOUNT,
                new Basket.Issuer.Vendor("Synthetic Vendor Ltd.", "vendor@example.com"),
                null,
                TITLE_B,
                PLACED,
                Yuan.of("1.00"));
        Basket.Item ofAnother = new Basket.Item(
                "3",
                ACCOUNT,
                new Basket.Issuer.Vendor("Another Vendor Ltd.", "other@example.com"),
                null,
                TITLE_B,
                PLACED,
                Yuan.of("1.00"));
        assertThat(plan(vendors("1", "1.00"), forB, ofAnother).forwarded()).hasSize(3);
    }

    @Test
    void a_title_in_two_spellings_makes_one_invoice_printed_as_the_older_item_has_it() {
        Buyer halfWidth = new Buyer("示例(中国)有限公司", TITLE_A.taxId(), "示例银行", "6222 0000-1111", "广州路 1 号", "020 1");
        Buyer fullWidth = new Buyer("示例（中国）有限公司", TITLE_A.taxId(), "示例 银行", "622200001111", "\u2f34州路1号", "020-1");

        InvoicePlan plan = plan(
                item("2", "E01", "0.06", InvoiceFixtures.SOFTWARE, "1.00", fullWidth, PLACED.plusSeconds(1)),
                item("1", "E01", "0.06", InvoiceFixtures.SOFTWARE, "1.00", halfWidth, PLACED));

        assertThat(plan.drafts()).singleElement().satisfies(draft -> {
            assertThat(draft.buyer()).isEqualTo(halfWidth);
            assertThat(draft.total().gross()).isEqualTo(Yuan.of("2.00"));
        });
    }

    @Test
    void by_amount_the_oldest_items_go_first_and_the_remainder_is_shown() {
        Basket basket = basket(
                item("newer", "E01", "0.06", "software", "100.00", TITLE_A, PLACED.plusSeconds(60)),
                item("older", "E01", "0.06", "software", "50.00"),
                item("newest", "E01", "0.06", "software", "100.00", TITLE_A, PLACED.plusSeconds(90)));
        InvoicePlan plan = InvoicePlan.ofAmount(basket, Yuan.of("80.00"), List.of());
        assertThat(plan.invoicedByItem()).isEqualTo(Map.of("older", Yuan.of("50.00"), "newer", Yuan.of("30.00")));
        assertThat(plan.remainders())
                .containsExactly(
                        new InvoicePlan.Remainder("older", Yuan.ZERO),
                        new InvoicePlan.Remainder("newer", Yuan.of("70.00")),
                        new InvoicePlan.Remainder("newest", Yuan.of("100.00")));
    }

    @Test
    void items_of_the_same_moment_go_in_the_order_of_their_ids() {
        InvoicePlan plan =
                InvoicePlan.ofAmount(basket(cloud("b", "1.00"), cloud("a", "1.00")), Yuan.of("0.01"), List.of());
        assertThat(plan.invoicedByItem()).containsOnlyKeys("a");
    }

    @Test
    void a_deficit_only_takes_what_is_of_the_same_entity_content_and_rate() {
        List<OpenDeficit> deficits = List.of(deficit("d1", "10.00"));
        assertThat(InvoicePlan.ofAll(
                                basket(
                                        item("1", "E05", "0.06", InvoiceFixtures.SOFTWARE, "5.00"),
                                        item("2", "E01", "0.13", InvoiceFixtures.SOFTWARE, "5.00"),
                                        item("3", "E01", "0.06", "training", "5.00"),
                                        vendors("4", "5.00")),
                                deficits)
                        .offsets())
                .isEmpty();
    }

    @Test
    void the_oldest_deficit_is_made_good_first_by_the_oldest_item() {
        OpenDeficit newer = new OpenDeficit(
                "d0", "E01", InvoiceFixtures.SOFTWARE, TaxRate.of("0.06"), Yuan.of("10.00"), PLACED.plusSeconds(1));
        InvoicePlan plan = InvoicePlan.ofAll(
                basket(cloud("1", "8.00"), cloud("2", "7.00")), List.of(newer, deficit("d1", "10.00")));
        assertThat(plan.offsets())
                .containsExactly(
                        new Offset("d1", "1", Yuan.of("8.00")),
                        new Offset("d1", "2", Yuan.of("2.00")),
                        new Offset("d0", "2", Yuan.of("5.00")));
        assertThat(plan.isEmpty()).isTrue();
    }

    @Test
    void an_item_is_in_the_basket_once_and_only_if_something_is_open() {
        assertThatThrownBy(() -> basket(cloud("1", "1.00"), cloud("1", "1.00")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cloud("1", "0.00")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void who_is_named_individual_is_printed_in_chinese_unless_that_is_a_company() {
        assertThat(new Buyer("Individual", null, null, null, null, null).name()).isEqualTo("个人");
        assertThat(new Buyer("Personal", "", null, null, null, null).name()).isEqualTo("个人");
        assertThat(new Buyer("Individual", TITLE_A.taxId(), null, null, null, null).name())
                .isEqualTo("Individual");
    }

    @Test
    void a_buyer_has_a_name_and_keeps_its_bank_to_itself() {
        assertThatThrownBy(() -> new Buyer(" ", null, null, null, null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(TITLE_A).hasToString("Buyer[Synthetic Cloud Ltd.]");
        assertThat(new Buyer("\u3000Synthetic  Cloud Ltd. ", "91350100M000100Y43", null, "", null, null))
                .isEqualTo(new Buyer("Synthetic Cloud Ltd.", "91350100M000100Y43", null, null, null, null));
    }
}
