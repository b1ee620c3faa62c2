package io.fapiaodesk.consumption;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fapiaodesk.consumption.persistence.DeficitStatements;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.testing.TestDatabase;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Histories of imports, invoices, releases, offsets and cancelled requests on PostgreSQL: no cent is lost or gained. */
class LedgerHistoriesTest {

    private static final int ITEMS = 6;

    private final Billing billing = new Billing();
    private final List<Requested> requests = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 20261122, 6150})
    void consumption_is_what_is_invoiced_and_open_less_the_deficits_after_any_history(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < ITEMS; i++) {
            billing.deliver(order(i, 100_00));
        }
        for (int step = 0; step < 200; step++) {
            happen(random);
            if (step % 10 == 9) {
                conserves();
            }
        }
        conserves();
        assertThat(TestDatabase.jdbc()
                        .sql("select count(*) from deficit_entry join deficit on deficit.id = deficit_id"
                                + " where account_id = :account")
                        .param("account", billing.account)
                        .query(Long.class)
                        .single())
                .isGreaterThan(5);
    }

    private void happen(Random random) {
        int i = random.nextInt(ITEMS);
        Yuan amount = new Yuan(BigDecimal.valueOf(1 + random.nextInt(120_00), 2));
        switch (random.nextInt(7)) {
            case 0 -> billing.deliver(order(i, random.nextInt(150_00)));
            case 1 ->
                billing.deliver(billing.refund("r" + i + "." + random.nextInt(2), amount.toString(), "i" + i)
                        .put("refundedTo", random.nextBoolean() ? "BALANCE" : "PAYMENT")
                        .put("productCode", product(i)));
            case 2 -> {
                Yuan open = billing.item("i" + i).open();
                if (open.isPositive()) {
                    billing.inTransaction(
                            () -> billing.ledger.invoice(Map.of(billing.id("i" + i), min(amount, open)), "test"));
                }
            }
            case 3 -> {
                Yuan invoiced = billing.item("i" + i).invoiced();
                if (invoiced.isPositive()) {
                    billing.inTransaction(
                            () -> billing.ledger.release(Map.of(billing.id("i" + i), min(amount, invoiced)), "test"));
                }
            }
            case 4 -> request(random);
            case 5 -> cancel(random);
            default -> {
                Yuan open = billing.item("i" + i).open();
                billing.ledger.deficits(billing.account).stream()
                        .filter(deficit -> deficit.entityCode().equals(i < 3 ? "E01" : "E05"))
                        .findFirst()
                        .filter(deficit -> open.isPositive())
                        .ifPresent(deficit -> billing.inTransaction(() -> billing.ledger.offset(
                                List.of(new Offset(
                                        deficit.id(), billing.id("i" + i), min(min(amount, open), deficit.balance()))),
                                "test")));
            }
        }
    }

    /** What a customer's request did to the ledger. */
    private record Requested(String id, Map<String, Yuan> invoiced) {}

    /** All that is open of an item: first it makes good for what is in deficit, then the rest is invoiced. */
    private void request(Random random) {
        int i = random.nextInt(ITEMS);
        Yuan open = billing.item("i" + i).open();
        List<Offset> offsets = new ArrayList<>();
        for (Deficit deficit : billing.ledger.deficits(billing.account)) {
            Yuan part = min(open, deficit.balance());
            if (deficit.entityCode().equals(i < 3 ? "E01" : "E05") && part.isPositive()) {
                offsets.add(new Offset(deficit.id(), billing.id("i" + i), part));
                open = open.minus(part);
            }
        }
        Map<String, Yuan> invoiced = open.isPositive() ? Map.of(billing.id("i" + i), open) : Map.of();
        Requested request = new Requested("request-" + requests.size() + billing.account, invoiced);
        billing.inTransaction(() -> {
            billing.ledger.invoice(request.invoiced(), request.id());
            billing.ledger.offset(offsets, request.id());
        });
        requests.add(request);
    }

    /** Takes one of them back, whatever has happened since; what has been released of it by others is not again. */
    private void cancel(Random random) {
        if (requests.isEmpty()) {
            return;
        }
        Requested request = requests.remove(random.nextInt(requests.size()));
        Map<String, Yuan> left = new HashMap<>();
        request.invoiced().forEach((id, amount) -> {
            Yuan invoiced = billing.ledger.find(List.of(id)).get(0).invoiced();
            if (invoiced.isPositive()) {
                left.put(id, min(amount, invoiced));
            }
        });
        billing.inTransaction(() -> billing.ledger.cancel(left, request.id(), offset -> true));
        assertThat(new DeficitStatements(billing.jdbc).offsetsBy(request.id())).isEmpty();
    }

    private void conserves() {
        assertThat(TestDatabase.jdbc()
                        .sql("""
                            select i.product_code from consumption i
                              left join deficit d on d.item_id = i.source_id
                             where i.account_id = :account and i.kind = 'ORDER'
                             group by i.product_code
                            having sum(i.amount - i.refunded) <> sum(i.invoiced)
                                   + sum(greatest(0, i.amount - i.refunded - i.invoiced - i.offset_used))
                                   - sum(coalesce(d.balance, 0))
                            """)
                        .param("account", billing.account)
                        .query(String.class)
                        .list())
                .isEmpty();
        assertThat(TestDatabase.jdbc()
                        .sql("""
                            select d.item_id from deficit d
                              join consumption i on i.source_id = d.item_id
                             where d.account_id = :account
                               and (d.balance <> (select coalesce(sum(case when what in ('OFFSET', 'RELEASED')
                                                                           then -e.amount else e.amount end), 0)
                                                    from deficit_entry e where e.deficit_id = d.id)
                                    or d.balance <> greatest(0, i.invoiced + i.offset_used - i.amount + i.refunded)
                                        - (select coalesce(sum(o.amount), 0)
                                             from deficit_offset o where o.deficit_id = d.id))
                            """)
                        .param("account", billing.account)
                        .query(String.class)
                        .list())
                .isEmpty();
        assertThat(TestDatabase.jdbc()
                        .sql("""
                            select i.source_id from consumption i
                             where i.account_id = :account and i.kind = 'ORDER'
                               and (i.offset_used <> (select coalesce(sum(o.amount), 0)
                                                        from deficit_offset o where o.item_id = i.source_id)
                                    or i.to_balance <> (select coalesce(sum(r.to_balance), 0)
                                                          from consumption r where r.refund_of = i.source_id)
                                    or i.refunded <> (select coalesce(sum(r.amount), 0)
                                                        from consumption r where r.refund_of = i.source_id))
                            """)
                        .param("account", billing.account)
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    /** R10: fifty at once for the last of an item, and nobody gets what is not there. */
    @Test
    void fifty_at_once_never_invoice_more_than_there_is() throws Exception {
        billing.deliver(order(0, 100_00));
        AtomicInteger won = new AtomicInteger();
        ExecutorService people = Executors.newFixedThreadPool(10);
        try {
            List<Future<?>> all = IntStream.range(0, 50)
                    .<Future<?>>mapToObj(n -> people.submit(() -> {
                        try {
                            billing.inTransaction(() ->
                                    billing.ledger.invoice(Map.of(billing.id("i0"), Yuan.of("33.33")), "test " + n));
                            won.incrementAndGet();
                        } catch (IllegalStateException tooLate) {
                            // Somebody else was first.
                        }
                    }))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            people.shutdownNow();
        }
        assertThat(won).hasValue(3);
        assertThat(billing.item("i0").open()).isEqualTo(Yuan.of("0.01"));
    }

    private ObjectNode order(int i, int cents) {
        return billing.order("i" + i, BigDecimal.valueOf(cents, 2).toPlainString())
                .put("productCode", product(i));
    }

    private static String product(int i) {
        return i < 3 ? "ecs" : "cdn";
    }

    private static Yuan min(Yuan a, Yuan b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
