package io.fapiaodesk.consumption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.account.persistence.AccountTable;
import io.fapiaodesk.consumption.persistence.ConsumptionTable;
import io.fapiaodesk.consumption.persistence.DeficitStatements;
import io.fapiaodesk.consumption.persistence.LedgerTable;
import io.fapiaodesk.kernel.BadInputs;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.platform.crypto.SealerFixtures;
import io.fapiaodesk.platform.web.JsonFields;
import io.fapiaodesk.platform.web.LineImport.Outcome;
import io.fapiaodesk.testing.TestDatabase;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

class ImportConsumptionTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-12T02:00:00Z"), ZoneOffset.UTC);
    private static int number;

    private final NamedParameterJdbcTemplate jdbc = new NamedParameterJdbcTemplate(TestDatabase.dataSource());
    private final AccountTable accountTable = new AccountTable(jdbc, SealerFixtures.sealer());
    private final ConsumptionTable table = new ConsumptionTable(jdbc);
    private final Accounts accounts = new Accounts(accountTable);
    private final ImportConsumption importConsumption = new ImportConsumption(
            table,
            new Ledger(new LedgerTable(jdbc), new DeficitStatements(jdbc), accounts, Billing::offer, CLOCK),
            accounts,
            CLOCK);
    private final UninvoicedItems uninvoicedItems = new UninvoicedItems(TestDatabase.jdbc());

    private final String account = "consumer-" + ++number;
    private final String otherAccount = "consumer-other-" + number;

    @BeforeEach
    void two_accounts_are_known() {
        accountTable.save(List.of(person(account), person(otherAccount)), CLOCK.instant());
    }

    @Test
    void an_order_is_stored_as_delivered() {
        ObjectNode full = order("o1", "1200.00")
                .put("paidAt", "2026-01-05T10:00:00.123456789+08:00")
                .put("postpaid", true)
                .put("month", "2026-01")
                .put("payerAccountId", otherAccount)
                .put("resellerAccountId", "reseller")
                .put("transactionType", "priced push")
                .put("titleId", "title");
        full.putObject("vendor").put("name", "Synthetic Vendor Ltd.").put("contact", "vendor@example.com");

        assertThat(deliver(full)).containsExactly(new Outcome.Accepted());
        assertThat(deliver(full)).containsExactly(new Outcome.Unchanged());

        ConsumptionItem item =
                Objects.requireNonNull(table.lock(List.of(id("o1"))).get(id("o1")));
        assertThat(item.amount()).isEqualTo(Yuan.of("1200.00"));
        assertThat(item.paidAt()).isEqualTo(Instant.parse("2026-01-05T02:00:00.123456Z"));
        assertThat(item.vendor()).isEqualTo(new ConsumptionItem.Vendor("Synthetic Vendor Ltd.", "vendor@example.com"));
        assertThat(item.postpaid()).isTrue();
    }

    @Test
    void what_is_uninvoiced_is_what_was_consumed_less_what_was_given_back() {
        deliver(
                bill("b1", "888.88", "2026-01"),
                order("o1", "1200.00"),
                refund("r1", "200.00", "o1"),
                order("o2", "50.00"),
                refund("r2", "20.00", "o2"),
                refund("r3", "30.00", "o2"),
                topUp("t1", "500.00"));

        assertThat(uninvoicedItems.of(account))
                .containsExactlyInAnyOrder(
                        new UninvoicedItem(id("b1"), "ecs", "2026-01", new BigDecimal("888.88")),
                        new UninvoicedItem(id("o1"), "ecs", null, new BigDecimal("1000.00")));
        assertThat(uninvoicedItems.of(otherAccount)).isEmpty();
    }

    @Test
    void money_that_is_only_topped_up_is_not_consumed() {
        deliver(topUp("t1", "500.00"));
        assertThat(uninvoicedItems.of(account)).isEmpty();
    }

    @Test
    void the_oldest_item_is_listed_first() {
        deliver(
                order("a", "1.00").put("placedAt", "2026-01-07T00:00:00+08:00"),
                order("b", "1.00").put("placedAt", "2026-01-06T00:00:00+08:00"));
        assertThat(uninvoicedItems.of(account))
                .extracting(UninvoicedItem::sourceId)
                .containsExactly(id("b"), id("a"));
    }

    @Test
    void a_refund_may_arrive_before_the_order_that_it_reduces() {
        assertThat(deliver(refund("r1", "200.00", "o1"))).containsExactly(new Outcome.Accepted());
        assertThat(deliver(order("o1", "1200.00"))).containsExactly(new Outcome.Accepted());
        assertThat(uninvoicedItems.of(account))
                .extracting(UninvoicedItem::amount)
                .containsExactly(new BigDecimal("1000.00"));
    }

    @Test
    void an_item_may_be_corrected() {
        deliver(order("o1", "1200.00"));
        assertThat(deliver(order("o1", "1100.00"))).containsExactly(new Outcome.Accepted());
        assertThat(uninvoicedItems.of(account))
                .extracting(UninvoicedItem::amount)
                .containsExactly(new BigDecimal("1100.00"));
    }

    @Test
    void more_than_was_paid_is_never_given_back() {
        deliver(order("o1", "100.00"), refund("r1", "60.00", "o1"));
        assertThat(rejections(refund("r2", "40.01", "o1"))).containsExactly("REFUND_EXCEEDS_ITEM");
        assertThat(rejections(refund("r2", "40.00", "o1"))).isEmpty();
        assertThat(rejections(refund("r1", "60.00", "o1"))).isEmpty();
        assertThat(rejections(refund("r1", "60.01", "o1"))).containsExactly("REFUND_EXCEEDS_ITEM");
    }

    @Test
    void more_than_was_paid_is_not_given_back_within_one_delivery_either() {
        assertThat(rejections(order("o1", "100.00"), refund("r1", "60.00", "o1"), refund("r2", "60.00", "o1")))
                .containsExactly("REFUND_EXCEEDS_ITEM");
    }

    @Test
    void a_refund_goes_with_something_paid_by_the_same_account() {
        deliver(order("o1", "100.00"), refund("r0", "1.00", "o1"));
        assertThat(rejections(refund("r1", "1.00", "r0"))).containsExactly("REFUND_OF_WRONG_KIND");
        assertThat(rejections(refund("r1", "1.00", "o1").put("accountId", otherAccount)))
                .containsExactly("REFUND_OF_ANOTHER_ACCOUNT");
    }

    @Test
    void a_top_up_may_be_paid_back_but_not_more_of_it() {
        deliver(topUp("t1", "100.00"));
        assertThat(rejections(refund("r1", "60.00", "t1"))).isEmpty();
        assertThat(rejections(refund("r2", "40.01", "t1"))).containsExactly("REFUND_EXCEEDS_ITEM");
    }

    @Test
    void an_item_never_costs_less_than_was_given_back_of_it() {
        deliver(refund("r1", "60.00", "o1"));
        assertThat(rejections(order("o1", "59.99"))).containsExactly("AMOUNT_BELOW_REFUNDS");
        assertThat(rejections(order("o1", "100.00"))).isEmpty();
        assertThat(rejections(order("o1", "59.99"))).containsExactly("AMOUNT_BELOW_REFUNDS");
        assertThat(rejections(order("o1", "60.00"))).isEmpty();
        assertThat(uninvoicedItems.of(account)).isEmpty();
    }

    @Test
    void a_refund_and_what_it_reduces_may_be_corrected_to_less_in_one_delivery() {
        deliver(order("o1", "100.00"), refund("r1", "60.00", "o1"));
        assertThat(rejections(refund("r1", "10.00", "o1"), order("o1", "50.00")))
                .isEmpty();
        assertThat(uninvoicedItems.of(account))
                .extracting(UninvoicedItem::amount)
                .containsExactly(new BigDecimal("40.00"));
    }

    @Test
    void a_refund_that_was_delivered_for_the_wrong_item_is_taken_back_there() {
        deliver(order("o1", "100.00"), order("o2", "100.00"), refund("r1", "60.00", "o1"));
        deliver(refund("r1", "60.00", "o2"));
        assertThat(uninvoicedItems.of(account))
                .extracting(UninvoicedItem::sourceId, UninvoicedItem::amount)
                .containsExactly(tuple(id("o1"), new BigDecimal("100.00")), tuple(id("o2"), new BigDecimal("40.00")));
    }

    @Test
    void a_refund_of_another_account_that_came_first_gives_nothing_back() {
        deliver(refund("r1", "60.00", "o1").put("accountId", otherAccount));
        deliver(order("o1", "50.00"));
        assertThat(uninvoicedItems.of(account))
                .extracting(UninvoicedItem::amount)
                .containsExactly(new BigDecimal("50.00"));
    }

    @Test
    void what_an_item_is_and_whose_it_is_never_changes() {
        deliver(order("o1", "100.00"));
        assertThat(rejections(order("o1", "100.00").put("accountId", otherAccount)))
                .containsExactly("SOURCE_CHANGED_OWNER");
        assertThat(rejections(topUp("o1", "100.00"))).containsExactly("SOURCE_CHANGED_KIND");
    }

    @Test
    void an_item_of_nobody_is_rejected_and_the_others_are_stored() {
        assertThat(rejections(order("o1", "1.00").put("accountId", "consumer-nobody"), order("o2", "1.00")))
                .containsExactly("UNKNOWN_ACCOUNT");
        assertThat(uninvoicedItems.of(account)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "sourceId, , /sourceId, REQUIRED",
        "sourceId, a b, /sourceId, IDENTIFIER_INVALID",
        "kind, order, /kind, UNKNOWN_WORD",
        "kind, BILL, /month, MONTH_MISSING",
        "kind, REFUND, /refundOf, REFUND_NAMES_NO_ITEM",
        "refundOf, x, /refundOf, ONLY_REFUNDS_NAME_AN_ITEM",
        "refundedTo, BALANCE, /refundedTo, ONLY_REFUNDS_GO_BACK",
        "productCode, ${x}, /productCode, IDENTIFIER_INVALID",
        "amount, -1.00, /amount, AMOUNT_INVALID",
        "amount, 10000000000.00, /amount, AMOUNT_INVALID",
        "placedAt, 2026-01-05, /placedAt, TIME_INVALID",
        "placedAt, now, /placedAt, TIME_INVALID",
        "paidAt, 2026-02-30T00:00:00+08:00, /paidAt, TIME_INVALID",
        "month, 2026-13, /month, MONTH_INVALID",
        "month, 2026-03, /month, MONTH_IN_FUTURE",
        "placedAt, 2026-02-12T10:10:01+08:00, /placedAt, TIME_IN_FUTURE",
        "paidAt, 2027-01-05T10:00:00+08:00, /paidAt, TIME_IN_FUTURE"
    })
    void a_wrong_field_is_refused(String field, @Nullable String value, String pointer, String code) {
        assertThat(refusals(order("o1", "1.00").put(field, value)))
                .extracting(Refusal::pointer, Refusal::code)
                .containsExactly(tuple(pointer, code));
    }

    @Test
    void a_refund_gives_back_something_of_something_else() {
        assertThat(refusals(refund("r1", "0.00", "r1")))
                .extracting(Refusal::code)
                .containsExactly("REFUND_OF_NOTHING", "REFUND_OF_ITSELF");
    }

    @Test
    void a_vendor_has_a_name_and_a_contact_and_nothing_else() {
        ObjectNode line = order("o1", "1.00");
        line.putObject("vendor").put("name", "x").put("phone", "1");
        assertThat(refusals(line))
                .extracting(Refusal::pointer, Refusal::code)
                .containsExactly(tuple("/vendor/contact", "REQUIRED"), tuple("/vendor/phone", "UNKNOWN_FIELD"));
    }

    @ParameterizedTest
    @MethodSource("badAmounts")
    void every_bad_amount_is_refused_or_stored_to_the_cent(BadInputs.Value input) {
        ObjectNode line = order("bad", "1.00").put("amount", input.text());
        if (importConsumption.read(new JsonFields(line)) instanceof Result.Done<ConsumptionItem> done) {
            assertThat(input.expect()).isNotEqualTo("REJECT");
            assertThat(deliver(line)).doesNotHaveAnyElementsOfTypes(Outcome.Rejected.class);
            assertThat(table.lock(List.of(id("bad")))).containsValue(done.value());
        } else {
            assertThat(input.expect()).isIn("REJECT", "POLICY");
        }
    }

    static Stream<BadInputs.Value> badAmounts() {
        return BadInputs.texts("amount").stream();
    }

    private String id(String name) {
        return account + "/" + name;
    }

    private ObjectNode order(String name, String amount) {
        return line("ORDER", name, amount);
    }

    private ObjectNode bill(String name, String amount, String month) {
        return line("BILL", name, amount).put("month", month);
    }

    private ObjectNode refund(String name, String amount, String of) {
        return line("REFUND", name, amount).put("refundOf", id(of));
    }

    private ObjectNode topUp(String name, String amount) {
        return line("TOP_UP", name, amount);
    }

    private ObjectNode line(String kind, String name, String amount) {
        try {
            return ((ObjectNode) new ObjectMapper().readTree("""
                {"productCode": "ecs", "placedAt": "2026-01-05T10:00:00+08:00"}
                """))
                    .put("kind", kind)
                    .put("sourceId", id(name))
                    .put("accountId", account)
                    .put("amount", amount);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private List<Outcome> deliver(ObjectNode... lines) {
        List<ConsumptionItem> read = Stream.of(lines)
                .map(line -> importConsumption
                        .read(new JsonFields(line))
                        .<ConsumptionItem>fold(item -> item, refusals -> {
                            throw new AssertionError(refusals);
                        }))
                .toList();
        return Objects.requireNonNull(TestDatabase.transaction().execute(status -> importConsumption.store(read)));
    }

    private List<String> rejections(ObjectNode... lines) {
        return deliver(lines).stream()
                .filter(Outcome.Rejected.class::isInstance)
                .map(outcome -> ((Outcome.Rejected) outcome).why().code())
                .toList();
    }

    private List<Refusal> refusals(ObjectNode line) {
        return importConsumption.read(new JsonFields(line)).fold(item -> List.of(), refusals -> refusals);
    }

    private static Account person(String id) {
        return new Account(
                id,
                Account.Kind.PERSONAL,
                "A Person",
                null,
                "person@example.com",
                Account.Language.ZH_CN,
                null,
                null,
                false,
                false,
                null,
                Yuan.ZERO,
                false);
    }
}
