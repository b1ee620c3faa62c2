package io.fapiaodesk.consumption;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.platform.web.ImportReport;
import io.fapiaodesk.platform.web.Imports;
import io.fapiaodesk.platform.web.Turns;
import io.fapiaodesk.platform.web.WebFixtures;
import io.fapiaodesk.testing.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Orders, bills and their refunds delivered at the same time, on PostgreSQL: whatever comes of it is what would have come
 * of it one after the other (decision 26).
 */
class InterleavedDeliveriesTest {

    private static final int UPLOADS = 6;
    private static final ExecutorService SENDERS = Executors.newFixedThreadPool(20);

    private final Imports imports = new Imports(
            TestDatabase.transactionManager(), WebFixtures.problems(), new Turns(TestDatabase.jdbc()), List.of());

    @AfterAll
    static void senders_go_home() {
        SENDERS.shutdownNow();
    }

    @Test
    void orders_in_one_upload_and_their_refunds_in_another_at_the_same_time() throws Exception {
        Billing billing = new Billing();
        List<ObjectNode> orders = IntStream.range(0, 1_200)
                .mapToObj(i -> billing.order("o" + i, "100.00"))
                .toList();
        List<ObjectNode> refunds = IntStream.range(0, 1_200)
                .mapToObj(i -> billing.refund("r" + i, "40.00", "o" + i))
                .toList();

        together(() -> deliver(billing, orders), () -> deliver(billing, refunds));

        assertThat(billing.ledger.of(billing.account)).hasSize(1_200).allSatisfy(item -> assertThat(item.open())
                .isEqualTo(Yuan.of("60.00")));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20261122, 6150, 96})
    void whatever_is_delivered_in_many_uploads_at_once_comes_to_what_it_would_have_come_to_one_by_one(long seed)
            throws Exception {
        Random random = new Random(seed);
        Billing serial = new Billing();
        Billing together = new Billing();
        List<Line> lines = lines(random);
        for (Line line : lines) {
            assertThat(deliver(serial, List.of(line.of(serial))).accepted()).isEqualTo(1);
        }

        List<Line> shuffled = new ArrayList<>(lines);
        shuffled.addAll(lines.subList(0, lines.size() / 3));
        Collections.shuffle(shuffled, random);
        List<Callable<Long>> uploads = IntStream.range(0, UPLOADS)
                .<Callable<Long>>mapToObj(upload -> {
                    List<Line> mine = IntStream.range(0, shuffled.size())
                            .filter(i -> i % UPLOADS == upload)
                            .mapToObj(shuffled::get)
                            .toList();
                    long seedOfMine = random.nextLong();
                    return () -> deliverInParts(together, mine, new Random(seedOfMine));
                })
                .collect(Collectors.toCollection(ArrayList::new));
        uploads.add(() -> invoiceNowAndThen(together, random.nextLong()));
        List<Long> accepted = together(uploads);

        assertThat(accepted.stream().mapToLong(n -> n).sum())
                .as("each line is news once")
                .isEqualTo(lines.size());
        assertThat(refunds(together)).isEqualTo(refunds(serial));
        deficitsAreWhatIsInvoicedAboveConsumption(together);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void of_two_uploads_that_contradict_each_other_one_came_first(long seed) throws Exception {
        Random random = new Random(seed);
        Billing oneFirst = new Billing();
        Billing otherFirst = new Billing();
        Billing together = new Billing();
        List<Line> one = contradictions(random);
        List<Line> other = contradictions(random);

        List<Object> asOneFirst =
                List.of(outcome(deliver(oneFirst, of(oneFirst, one))), outcome(deliver(oneFirst, of(oneFirst, other))));
        Object otherGoesFirst = outcome(deliver(otherFirst, of(otherFirst, other)));
        List<Object> asOtherFirst = List.of(outcome(deliver(otherFirst, of(otherFirst, one))), otherGoesFirst);
        List<Object> asTogether = together(
                () -> outcome(deliver(together, of(together, one))),
                () -> outcome(deliver(together, of(together, other))));

        assertThat(List.of(asTogether, everything(together)))
                .isIn(List.of(asOneFirst, everything(oneFirst)), List.of(asOtherFirst, everything(otherFirst)));
    }

    @Test
    void the_same_lines_in_opposite_orders_in_twenty_uploads_are_news_once_and_nobody_is_turned_away()
            throws Exception {
        Billing billing = new Billing();
        List<ObjectNode> lines = IntStream.range(0, 300)
                .mapToObj(i ->
                        i % 3 == 0 ? billing.refund("x" + i, "1.00", "x" + (i + 1)) : billing.order("x" + i, "9.00"))
                .toList();
        List<ObjectNode> backwards = new ArrayList<>(lines);
        Collections.reverse(backwards);
        for (int round = 0; round < 3; round++) {
            List<ImportReport> reports = together(IntStream.range(0, 20)
                    .<Callable<ImportReport>>mapToObj(i -> () -> deliver(billing, i % 2 == 0 ? lines : backwards))
                    .toList());
            assertThat(reports.stream().mapToLong(ImportReport::accepted).sum()).isEqualTo(round == 0 ? 300 : 0);
            assertThat(reports.stream().mapToLong(ImportReport::unchanged).sum())
                    .isEqualTo(20 * 300 - (round == 0 ? 300 : 0));
            assertThat(reports)
                    .allSatisfy(report -> assertThat(report.rejected()).isEmpty());
        }
    }

    @Test
    void a_refund_whose_time_comes_while_its_order_is_delivered_counts() throws Exception {
        for (int i = 0; i < 40; i++) {
            Billing before = new Billing();
            Billing billing = before.at(Billing.NOW.plusSeconds(120));
            deliver(
                    before,
                    List.of(before.refund("r", "40.00", "o").put("placedAt", Billing.NOW.plusSeconds(60) + "")));
            SettleRefunds settle =
                    new SettleRefunds(billing.table, billing.ledger, new Turns(TestDatabase.jdbc()), billing.clock);

            // The clock of the node that takes the order in is two minutes late.
            together(() -> deliver(before, List.of(before.order("o", "100.00"))).accepted(), () -> {
                billing.inTransaction(settle::settle);
                return 0L;
            });
            billing.inTransaction(settle::settle);

            assertThat(billing.item("o").open()).isEqualTo(Yuan.of("60.00"));
        }
    }

    @Test
    void refunds_that_got_lost_before_are_found_again() throws Exception {
        Billing billing = new Billing();
        deliver(
                billing,
                List.of(
                        billing.order("lost", "100.00"),
                        billing.refund("r1", "30.00", "lost"),
                        billing.refund("r2", "10.00", "lost"),
                        billing.order("waiting", "100.00"),
                        billing.refund("r3", "5.00", "waiting").put("transactionType", "pending"),
                        billing.order("right", "100.00"),
                        billing.refund("r4", "7.00", "right")));
        billing.inTransaction(() -> billing.ledger.invoice(Map.of(billing.id("right"), Yuan.of("93.00")), "test"));
        TestDatabase.jdbc()
                .sql("update consumption set refunded = 0, refund_pending = 0 where source_id in (?, ?)")
                .params(billing.id("lost"), billing.id("waiting"))
                .update();
        billing.inTransaction(() -> billing.ledger.invoice(Map.of(billing.id("lost"), Yuan.of("100.00")), "test"));

        TestDatabase.jdbc()
                .sql(Files.readString(Path.of("src/main/resources/db/migration/V55__what_waited_for_each_other.sql")))
                .update();
        billing.inTransaction(new SettleRefunds(
                billing.table, billing.ledger, new Turns(TestDatabase.jdbc()), billing.clock)::settle);

        assertThat(billing.item("lost").net()).isEqualTo(Yuan.of("60.00"));
        assertThat(billing.ledger.deficits(billing.account))
                .singleElement()
                .satisfies(deficit -> assertThat(deficit.balance()).isEqualTo(Yuan.of("40.00")));
        assertThat(billing.item("waiting").refundPending()).isEqualTo(Yuan.of("5.00"));
        assertThat(billing.item("right").net()).isEqualTo(Yuan.of("93.00"));
    }

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    /** A line of whichever account delivers it. */
    private record Line(String kind, String name, String amount, String of, String type, boolean toBalance) {

        ObjectNode of(Billing billing) {
            ObjectNode line = kind.equals("REFUND") ? billing.refund(name, amount, of) : billing.order(name, amount);
            if (toBalance) {
                line.put("refundedTo", "BALANCE");
            }
            return type.isEmpty() ? line : line.put("transactionType", type);
        }
    }

    private static List<ObjectNode> of(Billing billing, List<Line> lines) {
        return lines.stream().map(line -> line.of(billing)).toList();
    }

    /** Orders, and refunds that never give back more than was paid; some pending. Their order does not matter. */
    private static List<Line> lines(Random random) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            lines.add(new Line("ORDER", "o" + i, "100.00", "", "", false));
            int refunds = random.nextInt(4);
            for (int r = 0; r < refunds; r++) {
                lines.add(new Line(
                        "REFUND",
                        "r" + i + "." + r,
                        yuan(1 + random.nextInt(33_00)),
                        "o" + i,
                        random.nextInt(4) == 0 ? "pending" : "",
                        random.nextBoolean()));
            }
        }
        return lines;
    }

    /** Lines of which the second may be refused because of the first: their order does matter. */
    private static List<Line> contradictions(Random random) {
        return Stream.generate(() -> {
                    String item = "o" + random.nextInt(2);
                    String amount = yuan((1 + random.nextInt(10)) * 10_00);
                    return random.nextBoolean()
                            ? new Line("ORDER", item, amount, "", "", false)
                            : new Line("REFUND", "r" + random.nextInt(3), amount, item, "", random.nextBoolean());
                })
                .limit(1 + random.nextInt(4))
                .toList();
    }

    private long deliverInParts(Billing billing, List<Line> lines, Random random) throws IOException {
        long accepted = 0;
        int from = 0;
        while (from < lines.size()) {
            int until = Math.min(lines.size(), from + 1 + random.nextInt(12));
            accepted +=
                    deliver(billing, of(billing, lines.subList(from, until))).accepted();
            from = until;
        }
        return accepted;
    }

    /** A customer who asks for invoices of what is there, as a request does: the items locked. */
    private static long invoiceNowAndThen(Billing billing, long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            String id = billing.id("o" + random.nextInt(60));
            billing.inTransaction(() -> billing.ledger.lock(List.of(id)).stream()
                    .filter(item ->
                            item.open().isPositive() && !item.refundPending().isPositive())
                    .forEach(item -> billing.ledger.invoice(Map.of(id, item.open()), "test")));
        }
        return 0;
    }

    private ImportReport deliver(Billing billing, List<ObjectNode> lines) throws IOException {
        String body = lines.stream().map(ObjectNode::toString).collect(Collectors.joining("\n"));
        return imports.take(new ByteArrayInputStream(body.getBytes(UTF_8)), billing.importConsumption);
    }

    private static List<Object> outcome(ImportReport report) {
        return List.of(
                report.accepted(),
                report.unchanged(),
                report.rejected().stream()
                        .map(line -> line.line() + line.code())
                        .toList());
    }

    private static Map<String, String> refunds(Billing billing) {
        return billing.ledger.of(billing.account).stream()
                .collect(Collectors.toMap(
                        item -> item.id().substring(billing.account.length()),
                        item -> item.amount() + " " + item.refunded() + " " + item.refundPending() + " "
                                + item.toBalance()));
    }

    private static Map<String, String> everything(Billing billing) {
        Map<String, String> everything = new TreeMap<>();
        TestDatabase.jdbc()
                .sql("select source_id, kind, amount, refund_of, refunded, refund_pending, to_balance from consumption"
                        + " where account_id = ?")
                .param(billing.account)
                .query(row -> {
                    everything.put(
                            row.getString("source_id").substring(billing.account.length()),
                            row.getString("kind")
                                    + row.getBigDecimal("amount")
                                    + row.getBigDecimal("refunded")
                                    + row.getBigDecimal("refund_pending")
                                    + row.getBigDecimal("to_balance")
                                    + String.valueOf(row.getString("refund_of")).replace(billing.account, ""));
                });
        return everything;
    }

    private static void deficitsAreWhatIsInvoicedAboveConsumption(Billing billing) {
        assertThat(TestDatabase.jdbc()
                        .sql("""
                            select i.source_id from consumption i left join deficit d on d.item_id = i.source_id
                             where i.account_id = ? and i.kind = 'ORDER'
                               and coalesce(d.balance, 0) <> greatest(0, i.invoiced - i.amount + i.refunded)
                            """)
                        .param(billing.account)
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    private static String yuan(int fen) {
        return new Yuan(BigDecimal.valueOf(fen, 2)).toString();
    }

    private static <T> List<T> together(Callable<T> one, Callable<T> other) throws Exception {
        return together(List.of(one, other));
    }

    private static <T> List<T> together(List<Callable<T>> all) throws Exception {
        CyclicBarrier start = new CyclicBarrier(all.size());
        List<Future<T>> futures = new ArrayList<>();
        for (Callable<T> one : all) {
            futures.add(SENDERS.submit(() -> {
                start.await();
                return one.call();
            }));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
            results.add(future.get());
        }
        return results;
    }
}
