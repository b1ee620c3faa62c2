package io.fapiaodesk.consumption.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fapiaodesk.consumption.domain.Balance;
import io.fapiaodesk.consumption.domain.Seller;
import io.fapiaodesk.consumption.rules.InvoiceabilityFacts.Matter;
import io.fapiaodesk.consumption.rules.InvoiceabilityFacts.Relation;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.TaxRate;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Ruling;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InvoiceabilityRulesTest {

    /** An order of the asker's own, of which 70.00 are open. Each test changes what it is about. */
    private static final class Item {
        private Relation relation = Relation.OWN;
        private Matter matter = Matter.PREPAID_ORDER;
        private boolean closed;
        private boolean reseller;
        private boolean paidByAnother;
        private boolean paid = true;
        private boolean pricedPush;
        private boolean domain;
        private boolean enterprise;
        private LocalDate today = LocalDate.parse("2026-02-12");
        private Balance balance = balance("100.00", "10.00", "20.00", "0.00");
        private Yuan refundPending = Yuan.ZERO;
        private List<String> undecided = List.of();
        private boolean ofVendor;

        InvoiceabilityFacts facts() {
            return new InvoiceabilityFacts(
                    relation,
                    matter,
                    closed,
                    reseller,
                    paidByAnother,
                    paid,
                    pricedPush,
                    domain,
                    enterprise,
                    YearMonth.parse("2026-01"),
                    today,
                    4,
                    balance,
                    refundPending,
                    undecided,
                    ofVendor);
        }

        Ruling ruling() {
            return InvoiceabilityRules.BOOK.rule(facts());
        }
    }

    private final Item item = new Item();

    @Test
    void an_order_of_ones_own_can_be_invoiced() {
        assertThat(item.ruling()).isInstanceOf(Ruling.Approved.class);
        assertThat(item.ruling().findings())
                .hasSize(InvoiceabilityRules.BOOK.rules().size())
                .extracting(Finding::code)
                .contains("OWN_CONSUMPTION", "REFUNDS_TAKEN_OFF", "OPEN_AMOUNT", "PAID_ORDER_OF_A_PERSON");
    }

    @ParameterizedTest
    @CsvSource({
        "OWN, OWN_CONSUMPTION, NOT_ASKED_AS_MASTER, ONE_ACCOUNT",
        "PAYER, PAID_ON_BEHALF, NOT_ASKED_AS_MASTER, ONE_ACCOUNT",
        "MEMBER, CONSUMPTION_OF_MEMBER, MASTER_ASKS, ONE_INVOICE_OF_MASTER"
    })
    void what_is_ones_own_or_was_paid_or_is_a_members_may_be_asked_for(
            Relation relation, String own, String master, String combined) {
        item.relation = relation;
        assertThat(relation.isEntitled()).isTrue();
        assertThat(item.ruling()).isInstanceOf(Ruling.Approved.class);
        assertThat(item.ruling().findings())
                .extracting(Finding::code)
                .contains(own, master, "NO_OTHER_ENTERPRISE", combined);
    }

    @ParameterizedTest
    @CsvSource({"NONE, R25", "MEMBER_WITHOUT_SERVICE, R26", "MEMBER_OF_OTHER_ENTERPRISE, R27"})
    void what_is_anothers_may_not_and_nothing_else_is_told_of_it(Relation relation, String rule) {
        item.relation = relation;
        item.closed = true;
        assertThat(relation.isEntitled()).isFalse();
        Ruling ruling = InvoiceabilityRules.STRANGERS.rule(item.facts());
        assertThat(violations(ruling)).containsExactly(tuple(rule, "CROSS_ACCOUNT_NOT_SUPPORTED"));
        assertThat(new AccountsAreNotCombined().examine(item.facts()).code()).isEqualTo("CROSS_ACCOUNT_NOT_SUPPORTED");
    }

    @Test
    void an_item_that_is_not_there_is_answered_like_a_strangers() {
        item.relation = Relation.NONE;
        Ruling.Refused refused = (Ruling.Refused) InvoiceabilityRules.STRANGERS.rule(item.facts());
        assertThat(InvoiceabilityRules.notYours())
                .isEqualTo(Refusal.of(refused.violations().get(0)));
    }

    @Test
    void money_that_is_only_topped_up_is_not_consumed() {
        item.matter = Matter.TOP_UP;
        assertThat(violations(item.ruling())).containsExactly(tuple("R8", "PREPAID_NOT_CONSUMED"));
    }

    @Test
    void r69_what_a_refund_put_on_the_balance_is_not_consumed_yet() {
        item.matter = Matter.REFUND_TO_BALANCE;
        assertThat(violations(item.ruling()))
                .containsExactly(tuple("R69", "REFUND_IS_ON_BALANCE"), tuple("R63", "REFUND_FOLLOWS_ITS_ORDER"));
    }

    @Test
    void a_refund_is_not_invoiced_alone() {
        item.matter = Matter.REFUND;
        assertThat(violations(item.ruling())).containsExactly(tuple("R63", "REFUND_FOLLOWS_ITS_ORDER"));
    }

    @Test
    void nothing_is_invoiced_while_a_refund_is_pending() {
        item.refundPending = Yuan.of("0.01");
        assertThat(violations(item.ruling())).containsExactly(tuple("R63", "REFUND_PENDING"));
    }

    /** The bill of January is there from the 4th of February on. */
    @ParameterizedTest
    @CsvSource({
        "MONTHLY_BILL, 2026-01-31, R9",
        "MONTHLY_BILL, 2026-02-03, R9",
        "MONTHLY_BILL, 2026-02-04,",
        "MONTHLY_BILL, 2030-01-01,",
        "POSTPAID_USAGE, 2026-02-03, R83",
        "POSTPAID_USAGE, 2026-02-04,",
        "PREPAID_ORDER, 2026-01-01,"
    })
    void usage_can_be_invoiced_from_the_bill_day_on(Matter matter, LocalDate today, @Nullable String rule) {
        item.matter = matter;
        item.today = today;
        if (rule == null) {
            assertThat(item.ruling()).isInstanceOf(Ruling.Approved.class);
        } else {
            assertThat(violations(item.ruling())).containsExactly(tuple(rule, "BILL_NOT_GENERATED"));
            assertThat(((Ruling.Refused) item.ruling()).violations().get(0).arguments())
                    .containsExactly("2026-01", "2026-02-04");
        }
    }

    @Test
    void a_closed_account_gets_no_invoices() {
        item.closed = true;
        assertThat(violations(item.ruling())).containsExactly(tuple("R11", "ACCOUNT_CLOSED"));
    }

    @Test
    void resellers_invoice_their_customers() {
        item.reseller = true;
        assertThat(violations(item.ruling())).containsExactly(tuple("R28", "RESELLER_ISSUES"));
    }

    @Test
    void the_payer_asks_and_not_the_beneficiary() {
        item.paidByAnother = true;
        assertThat(violations(item.ruling())).containsExactly(tuple("R49", "PAYER_MUST_REQUEST"));
        item.paidByAnother = false;
        item.relation = Relation.PAYER;
        assertThat(item.ruling().findings()).extracting(Finding::code).contains("PAYER_ASKS");
    }

    @Test
    void a_priced_push_is_not_invoiced() {
        item.domain = true;
        item.pricedPush = true;
        assertThat(violations(item.ruling())).containsExactly(tuple("R40", "PRICED_PUSH_NOT_INVOICEABLE"));
    }

    @ParameterizedTest
    @EnumSource(Relation.class)
    void a_domain_order_stays_with_its_buyer(Relation relation) {
        item.relation = relation;
        item.domain = true;
        assertThat(new DomainOrdersStayWithTheirBuyer().examine(item.facts()).code())
                .isEqualTo(relation.isEntitled() ? "DOMAIN_ORDER_OF_BUYER" : "CROSS_ACCOUNT_NOT_SUPPORTED");
    }

    @Test
    void nobody_guesses_who_sells() {
        item.undecided = List.of("trademark", "E04, E09");
        assertThat(violations(item.ruling())).containsExactly(tuple("R1", "CATALOGUE_DECISION_NEEDED"));
    }

    @Test
    void a_vendors_product_is_forwarded() {
        item.ofVendor = true;
        assertThat(item.ruling()).isInstanceOf(Ruling.Approved.class);
        assertThat(item.ruling().findings()).extracting(Finding::code).contains("FORWARDED_TO_VENDOR");
    }

    @ParameterizedTest
    @CsvSource({
        "100.00, 100.00, 0.00, 0.00, NOTHING_CONSUMED",
        "0.00, 0.00, 0.00, 0.00, NOTHING_CONSUMED",
        "100.00, 0.00, 100.00, 0.00, ALREADY_INVOICED",
        "100.00, 20.00, 90.00, 0.00, ALREADY_INVOICED",
        "100.00, 0.00, 60.00, 40.00, ALREADY_INVOICED",
        "100.00, 0.00, 0.00, 100.00, USED_FOR_OFFSET",
        "100.00, 0.00, 99.99, 0.00,"
    })
    void nothing_is_invoiced_twice(
            String amount, String refunded, String invoiced, String offset, @Nullable String code) {
        item.balance = balance(amount, refunded, invoiced, offset);
        if (code == null) {
            assertThat(item.ruling()).isInstanceOf(Ruling.Approved.class);
        } else {
            assertThat(violations(item.ruling())).containsExactly(tuple("R10", code));
        }
    }

    @Test
    void an_order_waits_for_its_payment_and_what_is_paid_after_use_does_not() {
        item.paid = false;
        assertThat(violations(item.ruling())).containsExactly(tuple("R46", "ORDER_NOT_PAID"));
        for (Matter later : List.of(Matter.MONTHLY_BILL, Matter.POSTPAID_USAGE)) {
            item.matter = later;
            assertThat(item.ruling()).isInstanceOf(Ruling.Approved.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"100.00, 100.00, 0.00,", "60.00, 100.00, 40.00,", "100.00, 100.00, 0.01, IN_ARREARS"})
    void all_of_what_was_chosen_covers_the_invoice_and_what_is_owed(
            String wanted, String chosen, String arrears, @Nullable String code) {
        Ruling ruling =
                InvoiceabilityRules.WHOLE.rule(new AmountFacts(Yuan.of(wanted), Yuan.of(chosen), Yuan.of(arrears)));
        if (code == null) {
            assertThat(ruling).isInstanceOf(Ruling.Approved.class);
        } else {
            assertThat(violations(ruling)).containsExactly(tuple("R10", code));
        }
    }

    @Test
    void what_a_person_paid_follows_to_the_enterprise() {
        item.enterprise = true;
        assertThat(item.ruling().findings()).extracting(Finding::code).contains("PAID_ORDER_FOLLOWS_REGISTRATION");
    }

    @ParameterizedTest
    @CsvSource({
        "0.01, 100.00, 0.00,",
        "100.00, 100.00, 0.00,",
        "100.01, 100.00, 0.00, AMOUNT_EXCEEDS_CONSUMPTION",
        "0.00, 100.00, 0.00, AMOUNT_EXCEEDS_CONSUMPTION",
        "70.00, 100.00, 30.00,",
        "70.01, 100.00, 30.00, IN_ARREARS",
        "0.01, 100.00, 100.00, IN_ARREARS",
        "0.01, 100.00, 300.00, IN_ARREARS"
    })
    void an_amount_stays_within_what_was_chosen_and_is_paid(
            String wanted, String open, String arrears, @Nullable String code) {
        Ruling ruling =
                InvoiceabilityRules.AMOUNTS.rule(new AmountFacts(Yuan.of(wanted), Yuan.of(open), Yuan.of(arrears)));
        if (code == null) {
            assertThat(ruling).isInstanceOf(Ruling.Approved.class);
        } else {
            assertThat(violations(ruling)).containsExactly(tuple("R10", code));
        }
    }

    @Test
    void what_may_be_invoiced_in_spite_of_arrears_is_never_less_than_nothing() {
        Ruling ruling = InvoiceabilityRules.AMOUNTS.rule(
                new AmountFacts(Yuan.of("1.00"), Yuan.of("100.00"), Yuan.of("300.00")));
        assertThat(((Ruling.Refused) ruling).violations().get(0).arguments()).containsExactly("300.00", "0.00");
    }

    @Test
    void a_deficit_is_made_good_by_consumption_of_its_own_kind_only() {
        Seller seller = new Seller("E01", "Software service fee", TaxRate.of("0.06"));
        ConsumptionFitsDeficit rule = new ConsumptionFitsDeficit();
        assertThat(rule.examine(new OffsetFacts("a", seller, seller)).code()).isEqualTo("OFFSET_MATCHES");
        List<Finding> findings = new ArrayList<>(List.of(
                rule.examine(new OffsetFacts("a", seller, null)),
                rule.examine(
                        new OffsetFacts("a", seller, new Seller("E02", "Software service fee", TaxRate.of("0.06")))),
                rule.examine(
                        new OffsetFacts("a", seller, new Seller("E01", "Technical service fee", TaxRate.of("0.06")))),
                rule.examine(
                        new OffsetFacts("a", seller, new Seller("E01", "Software service fee", TaxRate.of("0.13"))))));
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("OFFSET_DOES_NOT_MATCH");
            assertThat(finding.arguments()).containsExactly("a", "E01", "Software service fee", "0.06");
            assertThat(finding.rule()).hasToString("R67");
        });
    }

    private static List<Tuple> violations(Ruling ruling) {
        assertThat(ruling).isInstanceOf(Ruling.Refused.class);
        return ((Ruling.Refused) ruling)
                .violations().stream()
                        .map(violated -> tuple(violated.rule().toString(), violated.code()))
                        .toList();
    }

    private static Balance balance(String amount, String refunded, String invoiced, String offset) {
        return new Balance(Yuan.of(amount), Yuan.of(refunded), Yuan.of(invoiced), Yuan.of(offset));
    }
}
