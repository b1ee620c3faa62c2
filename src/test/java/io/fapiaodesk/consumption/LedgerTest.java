package io.fapiaodesk.consumption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.fapiaodesk.kernel.ReportedTime;
import io.fapiaodesk.kernel.TaxRate;
import io.fapiaodesk.kernel.TaxSplit;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.platform.web.Turns;
import io.fapiaodesk.testing.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private final Billing billing = new Billing();
    private final Ledger ledger = billing.ledger;

    /** C6: the refund goes along with its order. */
    @Test
    void a_refund_before_invoicing_leaves_the_rest_to_invoice_and_no_deficit() {
        billing.deliver(billing.order("o1", "1200.00"), billing.refund("r1", "200.00", "o1"));

        assertThat(billing.item("o1").open()).isEqualTo(Yuan.of("1000.00"));
        assertThat(TaxRate.of("0.06").split(billing.item("o1").open()))
                .isEqualTo(new TaxSplit(Yuan.of("1000.00"), Yuan.of("943.40"), Yuan.of("56.60")));
        assertThat(ledger.deficits(billing.account)).isEmpty();
    }

    /** C7, and R65: invoiced 1200, refunded 200, so 200 in deficit; 500 consumed later make good for it. */
    @Test
    void a_refund_after_invoicing_opens_a_deficit_that_later_consumption_makes_good_for() {
        billing.deliver(billing.order("o1", "1200.00"));
        invoice("o1", "1200.00");
        billing.deliver(billing.refund("r1", "200.00", "o1"));

        Deficit deficit = onlyDeficit();
        assertThat(deficit.balance()).isEqualTo(Yuan.of("200.00"));
        assertThat(deficit.entityCode()).isEqualTo("E01");
        assertThat(deficit.rate()).isEqualTo(TaxRate.of("0.06"));
        assertThat(deficit.itemId()).isEqualTo(billing.id("o1"));
        assertThat(deficit.since()).isEqualTo(Billing.NOW);

        billing.deliver(billing.order("o2", "500.00"));
        offset(deficit, "o2", "200.00");

        assertThat(ledger.deficits(billing.account)).isEmpty();
        assertThat(billing.item("o2").offset()).isEqualTo(Yuan.of("200.00"));
        assertThat(billing.item("o2").open()).isEqualTo(Yuan.of("300.00"));
        assertThat(TaxRate.of("0.06").split(billing.item("o2").open()))
                .isEqualTo(new TaxSplit(Yuan.of("300.00"), Yuan.of("283.02"), Yuan.of("16.98")));
        assertThat(statement()).containsExactly(tuple("OPENED", "200.00", "200.00"), tuple("OFFSET", "200.00", "0.00"));
    }

    /** C8: the deficit of one entity says nothing about another's. */
    @Test
    void a_deficit_is_of_one_entity_content_and_rate() {
        billing.deliver(billing.order("o1", "500.00"));
        invoice("o1", "500.00");
        billing.deliver(
                billing.refund("r1", "500.00", "o1"),
                billing.order("o2", "300.00"),
                billing.order("o3", "888.88").put("productCode", "cdn"));

        assertThat(onlyDeficit())
                .extracting(Deficit::entityCode, Deficit::balance)
                .containsExactly("E01", Yuan.of("500.00"));
        assertThat(billing.item("o3").open()).isEqualTo(Yuan.of("888.88"));
        assertThatThrownBy(() -> offset(onlyDeficit(), "o3", "1.00")).isInstanceOf(IllegalStateException.class);
        assertThat(billing.item("o3").offset()).isEqualTo(Yuan.ZERO);
    }

    @Test
    void a_downgrade_after_invoicing_opens_a_deficit_too() {
        billing.deliver(billing.order("o1", "1200.00"));
        invoice("o1", "700.00");
        billing.deliver(billing.order("o1", "600.00"));
        assertThat(onlyDeficit().balance()).isEqualTo(Yuan.of("100.00"));

        billing.deliver(billing.order("o1", "500.00"));
        assertThat(onlyDeficit().balance()).isEqualTo(Yuan.of("200.00"));

        billing.deliver(billing.order("o1", "900.00"));
        assertThat(ledger.deficits(billing.account)).isEmpty();
        assertThat(billing.item("o1").open()).isEqualTo(Yuan.of("200.00"));
        assertThat(statement())
                .containsExactly(
                        tuple("OPENED", "100.00", "100.00"),
                        tuple("GREW", "100.00", "200.00"),
                        tuple("RELEASED", "200.00", "0.00"));
    }

    /** R69: 1200.00 paid with a stored-value card and invoiced, 200.00 refunded to the balance, which then buys things. */
    @Test
    void a_refund_to_the_balance_leaves_the_deficit_until_the_balance_is_consumed() {
        billing.deliver(billing.order("o1", "1200.00"), billing.topUp("card", "1200.00"));
        invoice("o1", "1200.00");
        billing.deliver(billing.refundToBalance("r1", "200.00", "o1"));

        assertThat(onlyDeficit().balance()).isEqualTo(Yuan.of("200.00"));
        assertThat(billing.item("o1").toBalance()).isEqualTo(Yuan.of("200.00"));
        assertThat(billing.item("r1").open()).isEqualTo(Yuan.ZERO);
        assertThat(billing.item("card").open()).isEqualTo(Yuan.ZERO);

        billing.deliver(billing.order("o2", "150.00"));
        offset(onlyDeficit(), "o2", "150.00");
        assertThat(onlyDeficit().balance()).isEqualTo(Yuan.of("50.00"));
        billing.deliver(billing.order("o3", "350.00"));
        offset(onlyDeficit(), "o3", "50.00");

        assertThat(ledger.deficits(billing.account)).isEmpty();
        assertThat(billing.item("o2").open()).isEqualTo(Yuan.ZERO);
        assertThat(TaxRate.of("0.06").split(billing.item("o3").open()))
                .isEqualTo(new TaxSplit(Yuan.of("300.00"), Yuan.of("283.02"), Yuan.of("16.98")));
        assertThat(statement())
                .containsExactly(
                        tuple("OPENED", "200.00", "200.00"),
                        tuple("OFFSET", "150.00", "50.00"),
                        tuple("OFFSET", "50.00", "0.00"));
    }

    @Test
    void a_refund_to_the_balance_that_comes_first_or_changes_its_way_counts_the_same() {
        billing.deliver(billing.refundToBalance("r1", "40.00", "o1"), billing.refund("r2", "10.00", "o1"));
        billing.deliver(billing.order("o1", "100.00"));
        assertThat(billing.item("o1"))
                .extracting(LedgerItem::open, LedgerItem::toBalance)
                .containsExactly(Yuan.of("50.00"), Yuan.of("40.00"));

        billing.deliver(billing.refund("r1", "40.00", "o1"));
        assertThat(billing.item("o1").toBalance()).isEqualTo(Yuan.ZERO);
        assertThat(billing.item("o1").refunded()).isEqualTo(Yuan.of("50.00"));

        billing.deliver(billing.refundToBalance("r2", "10.00", "o1").put("transactionType", "pending"));
        assertThat(billing.item("o1"))
                .extracting(LedgerItem::refunded, LedgerItem::refundPending, LedgerItem::toBalance)
                .containsExactly(Yuan.of("40.00"), Yuan.of("10.00"), Yuan.ZERO);
    }

    @Test
    void a_top_up_that_is_refunded_changes_no_deficit() {
        billing.deliver(billing.order("o1", "100.00"), billing.topUp("t1", "500.00"));
        invoice("o1", "100.00");
        billing.deliver(billing.refund("r1", "40.00", "o1"));
        Deficit before = onlyDeficit();

        assertThat(billing.rejections(billing.refund("r2", "500.00", "t1"))).isEmpty();
        assertThat(onlyDeficit()).isEqualTo(before);
        assertThat(billing.item("t1").open()).isEqualTo(Yuan.ZERO);
    }

    @Test
    void a_returned_invoice_takes_its_deficit_along_and_gives_back_what_made_good_for_it() {
        billing.deliver(billing.order("o1", "1200.00"), billing.order("o2", "150.00"), billing.order("o3", "100.00"));
        invoice("o1", "1200.00");
        billing.deliver(billing.refund("r1", "200.00", "o1"));
        offset(onlyDeficit(), "o2", "80.00");
        offset(onlyDeficit(), "o3", "100.00");
        assertThat(onlyDeficit().balance()).isEqualTo(Yuan.of("20.00"));

        release("o1", "1200.00");

        assertThat(ledger.deficits(billing.account)).isEmpty();
        assertThat(billing.item("o1").open()).isEqualTo(Yuan.of("1000.00"));
        assertThat(billing.item("o2").open()).isEqualTo(Yuan.of("150.00"));
        assertThat(billing.item("o3").open()).isEqualTo(Yuan.of("100.00"));
        assertThat(statement())
                .containsExactly(
                        tuple("OPENED", "200.00", "200.00"),
                        tuple("OFFSET", "80.00", "120.00"),
                        tuple("OFFSET", "100.00", "20.00"),
                        tuple("OFFSET_UNDONE", "100.00", "120.00"),
                        tuple("OFFSET_UNDONE", "80.00", "200.00"),
                        tuple("RELEASED", "200.00", "0.00"));
    }

    @Test
    void consumption_that_made_good_for_a_deficit_and_is_refunded_goes_into_deficit_itself() {
        billing.deliver(billing.order("o1", "1200.00"), billing.order("o2", "500.00"));
        invoice("o1", "1200.00");
        billing.deliver(billing.refund("r1", "200.00", "o1"));
        offset(onlyDeficit(), "o2", "200.00");

        billing.deliver(billing.refund("r2", "400.00", "o2"));
        assertThat(onlyDeficit())
                .extracting(Deficit::itemId, Deficit::balance)
                .containsExactly(billing.id("o2"), Yuan.of("100.00"));

        release("o1", "1200.00");
        assertThat(ledger.deficits(billing.account)).isEmpty();
        assertThat(billing.item("o2").open()).isEqualTo(Yuan.of("100.00"));
        assertThat(billing.item("o1").open()).isEqualTo(Yuan.of("1000.00"));
    }

    /** C7 taken back: 500 requested, 200 offset and 300 to be invoiced; then the request is cancelled. */
    @Test
    void a_cancelled_request_leaves_the_deficit_and_the_consumption_as_they_were() {
        billing.deliver(billing.order("o1", "1200.00"), billing.order("o2", "500.00"));
        invoice("o1", "1200.00");
        billing.deliver(billing.refund("r1", "200.00", "o1"));
        offset(onlyDeficit(), "o2", "200.00");
        invoice("o2", "300.00");

        billing.inTransaction(() -> ledger.cancel(Map.of(billing.id("o2"), Yuan.of("300.00")), "test", offset -> true));

        assertThat(onlyDeficit().balance()).isEqualTo(Yuan.of("200.00"));
        assertThat(billing.item("o2").open()).isEqualTo(Yuan.of("500.00"));
        assertThat(billing.item("o2").offset()).isEqualTo(Yuan.ZERO);
        assertThat(statement())
                .containsExactly(
                        tuple("OPENED", "200.00", "200.00"),
                        tuple("OFFSET", "200.00", "0.00"),
                        tuple("OFFSET_UNDONE", "200.00", "200.00"));
    }

    @Test
    void only_the_offsets_of_that_request_are_taken_back_and_only_those_that_are_still_made() {
        billing.deliver(billing.order("o1", "1200.00"), billing.order("o2", "500.00"), billing.order("o3", "50.00"));
        invoice("o1", "1200.00");
        billing.deliver(billing.refund("r1", "200.00", "o1"));
        String deficit = onlyDeficit().id();
        for (String[] use :
                new String[][] {{"o2", "60.00", "mine"}, {"o2", "70.00", "theirs"}, {"o3", "40.00", "mine"}}) {
            billing.inTransaction(
                    () -> ledger.offset(List.of(new Offset(deficit, billing.id(use[0]), Yuan.of(use[1]))), use[2]));
        }
        // Consumed after all: the latest that made good is given back, 40.00 of o3 and 10.00 of o2.
        billing.deliver(billing.order("o1", "1280.00"));
        assertThat(billing.item("o3").offset()).isEqualTo(Yuan.ZERO);

        billing.inTransaction(() -> ledger.cancel(
                Map.of(),
                "mine",
                made -> made.deficit().id().equals(deficit) && made.amount().isPositive()));

        assertThat(billing.item("o2").offset()).isEqualTo(Yuan.of("60.00"));
        assertThat(onlyDeficit().balance()).isEqualTo(Yuan.of("60.00"));
        billing.inTransaction(() -> ledger.cancel(Map.of(), "nobodys", made -> true));
        assertThat(billing.item("o2").offset()).isEqualTo(Yuan.of("60.00"));
    }

    @Test
    void nothing_is_invoiced_beyond_what_is_open_and_then_nothing_at_all() {
        billing.deliver(billing.order("o1", "100.00"), billing.order("o2", "100.00"));
        invoice("o1", "99.99");
        assertThatThrownBy(() -> billing.inTransaction(() -> ledger.invoice(
                        Map.of(billing.id("o1"), Yuan.of("0.02"), billing.id("o2"), Yuan.of("1.00")), "test")))
                .isInstanceOf(IllegalStateException.class);
        assertThat(billing.item("o2").invoiced()).isEqualTo(Yuan.ZERO);
        invoice("o1", "0.01");
        assertThat(billing.item("o1").open()).isEqualTo(Yuan.ZERO);
    }

    @Test
    void neither_refunds_nor_top_ups_nor_what_is_not_there_are_invoiced() {
        billing.deliver(
                billing.order("o1", "100.00"), billing.refund("r1", "10.00", "o1"), billing.topUp("t1", "5.00"));
        for (String name : List.of("r1", "t1", "nothing")) {
            assertThatThrownBy(() -> invoice(name, "1.00")).isInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(() -> invoice("o1", "0.00")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> release("o1", "1.00")).isInstanceOf(IllegalStateException.class);
    }

    /** The vendor invoices it, and makes good for it. */
    @Test
    void a_refund_of_a_vendors_product_is_no_deficit_of_ours() {
        billing.deliver(billing.order("o1", "100.00").put("productCode", "marketplace-third-party"));
        invoice("o1", "100.00");
        billing.deliver(billing.refund("r1", "30.00", "o1"));
        assertThat(ledger.deficits(billing.account)).isEmpty();
        assertThat(billing.item("o1").overInvoiced()).isEqualTo(Yuan.of("30.00"));
    }

    @Test
    void a_deficit_belongs_to_the_account_that_paid() {
        Billing payer = new Billing();
        billing.deliver(billing.order("o1", "100.00").put("payerAccountId", payer.account));
        invoice("o1", "100.00");
        billing.deliver(billing.refund("r1", "30.00", "o1"));

        assertThat(ledger.deficits(billing.account)).isEmpty();
        assertThat(ledger.deficits(payer.account)).extracting(Deficit::balance).containsExactly(Yuan.of("30.00"));
        assertThat(ledger.of(payer.account)).extracting(LedgerItem::id).containsExactly(billing.id("o1"));
    }

    @Test
    void a_master_has_its_members_items_and_deficits_among_its_own() {
        String master = billing.account + "-master";
        String member = billing.account + "-member";
        String loner = billing.account + "-loner";
        billing.register(
                Billing.enterprise(master, "91350100M000100Y43", null, true),
                Billing.enterprise(member, "91350100M000100Y43", master, true),
                Billing.enterprise(loner, "91350100M000100Y43", master, false));
        billing.deliver(
                billing.order("own", "1.00").put("accountId", master),
                billing.order("members", "100.00").put("accountId", member),
                billing.order("loners", "1.00").put("accountId", loner));
        invoice("members", "100.00");
        billing.deliver(billing.refund("r1", "30.00", "members").put("accountId", member));

        assertThat(ledger.of(master))
                .extracting(LedgerItem::id)
                .containsExactly(billing.id("members"), billing.id("own"));
        assertThat(ledger.of(member)).extracting(LedgerItem::id).containsExactly(billing.id("members"));
        assertThat(ledger.deficits(master)).hasSize(1);
        billing.inTransaction(() -> assertThat(
                        ledger.lockDeficits(billing.accounts.find(master).orElseThrow()))
                .hasSize(1));
    }

    @Test
    void a_pending_refund_does_not_count_before_it_is_processed() {
        billing.deliver(billing.order("o1", "100.00"));
        invoice("o1", "100.00");
        billing.deliver(billing.refund("r1", "30.00", "o1").put("transactionType", "Pending"));
        assertThat(billing.item("o1"))
                .extracting(LedgerItem::refunded, LedgerItem::refundPending)
                .containsExactly(Yuan.ZERO, Yuan.of("30.00"));
        assertThat(ledger.deficits(billing.account)).isEmpty();

        billing.deliver(billing.refund("r1", "30.00", "o1"));
        assertThat(billing.item("o1"))
                .extracting(LedgerItem::refunded, LedgerItem::refundPending)
                .containsExactly(Yuan.of("30.00"), Yuan.ZERO);
        assertThat(onlyDeficit().balance()).isEqualTo(Yuan.of("30.00"));
    }

    @Test
    void a_refund_that_a_clock_ahead_of_ours_dates_counts_from_its_moment() {
        billing.deliver(billing.order("o1", "100.00"));
        invoice("o1", "100.00");
        Instant ahead = Billing.NOW.plus(ReportedTime.AHEAD);
        billing.deliver(billing.refund("r1", "30.00", "o1").put("placedAt", ahead.toString()));
        assertThat(billing.item("o1").refundPending()).isEqualTo(Yuan.of("30.00"));

        settleAt(ahead.minusSeconds(1));
        assertThat(billing.item("o1").refundPending()).isEqualTo(Yuan.of("30.00"));
        settleAt(ahead);
        settleAt(ahead);
        assertThat(billing.item("o1").refundPending()).isEqualTo(Yuan.ZERO);
        assertThat(onlyDeficit().balance()).isEqualTo(Yuan.of("30.00"));
    }

    private void settleAt(Instant instant) {
        Clock then = Clock.fixed(instant, ZoneOffset.UTC);
        billing.inTransaction(() -> new SettleRefunds(
                        billing.table, billing.ledger(Billing::offer, then), new Turns(TestDatabase.jdbc()), then)
                .settle());
    }

    @Test
    void the_statement_of_a_deficit_cannot_be_rewritten() {
        billing.deliver(billing.order("o1", "100.00"));
        invoice("o1", "100.00");
        billing.deliver(billing.refund("r1", "30.00", "o1"));
        for (String sql :
                List.of("update deficit_entry set amount = 1", "delete from deficit_entry", "truncate deficit_entry")) {
            assertThatThrownBy(() -> TestDatabase.jdbc().sql(sql).update()).hasMessageContaining("append-only");
        }
    }

    private Deficit onlyDeficit() {
        List<Deficit> deficits = ledger.deficits(billing.account);
        assertThat(deficits).hasSize(1);
        return deficits.get(0);
    }

    private void invoice(String name, String amount) {
        billing.inTransaction(() -> ledger.invoice(Map.of(billing.id(name), Yuan.of(amount)), "test"));
    }

    private void release(String name, String amount) {
        billing.inTransaction(() -> ledger.release(Map.of(billing.id(name), Yuan.of(amount)), "test"));
    }

    private void offset(Deficit deficit, String name, String amount) {
        billing.inTransaction(
                () -> ledger.offset(List.of(new Offset(deficit.id(), billing.id(name), Yuan.of(amount))), "test"));
    }

    private List<Tuple> statement() {
        return TestDatabase.jdbc()
                .sql("select entry.* from deficit_entry entry join deficit on deficit.id = entry.deficit_id"
                        + " where deficit.item_id like :items order by n")
                .param("items", billing.account + "/%")
                .query((row, n) -> tuple(row.getString("what"), row.getString("amount"), row.getString("balance")))
                .list();
    }
}
