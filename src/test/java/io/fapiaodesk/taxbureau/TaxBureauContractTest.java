package io.fapiaodesk.taxbureau;

import static io.fapiaodesk.taxbureau.BureauFixtures.BUYER;
import static io.fapiaodesk.taxbureau.BureauFixtures.SELLER;
import static io.fapiaodesk.taxbureau.BureauFixtures.SIX_PERCENT;
import static io.fapiaodesk.taxbureau.BureauFixtures.invoice;
import static io.fapiaodesk.taxbureau.BureauFixtures.newRequestId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.TaxSplit;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.platform.embedded.SimulatorFaults;
import io.fapiaodesk.platform.gateway.GatewayAddress;
import io.fapiaodesk.platform.gateway.UnreachableException.Code;
import io.fapiaodesk.taxbureau.BlueInvoice.Line;
import io.fapiaodesk.taxbureau.BlueInvoice.Party;
import io.fapiaodesk.taxbureau.http.TaxBureauClients;
import io.fapiaodesk.taxbureau.simulator.SimulatedTaxBureau;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the tax bureau promises, asked over HTTP by the client that the desk uses. */
class TaxBureauContractTest {

    private static final AtomicLong NUMBERS = new AtomicLong(System.nanoTime() % 1_000_000_000L);

    private final MovedClock clock = new MovedClock(Instant.parse("2026-02-12T02:00:00Z"));
    private final SimulatedTaxBureau simulator = new SimulatedTaxBureau(clock);
    private final TaxBureau bureau = TaxBureauClients.of(simulator.address());

    @AfterEach
    void stop() {
        simulator.quota(SELLER_TAX_ID, null);
        simulator.close();
    }

    private static final String SELLER_TAX_ID = Objects.requireNonNull(SELLER.taxId());
    private static final String BUYER_TAX_ID = Objects.requireNonNull(BUYER.taxId());

    @Test
    void an_invoice_gets_a_number_of_year_province_channel_and_sequence_and_is_a_sample() {
        Answer.Issued issued = issued(bureau.issue(invoice(newRequestId(), "6150.00")));

        assertThat(issued.number()).matches("26332[0-9]{15}");
        assertThat(issued.sample()).isTrue();
        assertThat(issued.issuedAt()).isEqualTo(clock.instant());
    }

    @Test
    void the_year_of_a_number_changes_at_midnight_in_shanghai() {
        clock.set(Instant.parse("2026-12-31T15:59:59Z"));
        assertThat(issued(bureau.issue(invoice(newRequestId(), "1.00"))).number())
                .startsWith("26");

        clock.set(Instant.parse("2026-12-31T16:00:00Z"));
        assertThat(issued(bureau.issue(invoice(newRequestId(), "1.00"))).number())
                .startsWith("27");
    }

    @Test
    void issuing_takes_its_time_and_then_the_answer_stays_the_same() {
        simulator.latencyMillis(3_600_000);
        String id = newRequestId();
        BlueInvoice invoice = invoice(id, "100.00", "33.33");
        assertThat(bureau.issue(invoice)).isEqualTo(new Answer.Accepted());
        assertThat(bureau.status(id)).isEqualTo(new Answer.Accepted());

        simulator.latencyMillis(0);
        Answer issued = bureau.status(id);
        assertThat(issued).isInstanceOf(Answer.Issued.class);
        assertThat(bureau.status(id)).isEqualTo(issued);
        assertThat(bureau.issue(invoice)).isEqualTo(issued);
        assertThat(bureau.cancel(id)).isEqualTo(issued);
        assertThat(simulator.invoicesOf(id)).isEqualTo(1);
    }

    @Test
    void a_short_latency_passes_in_real_time() {
        simulator.latencyMillis(200);
        String id = newRequestId();
        assertThat(bureau.issue(invoice(id, "1.00"))).isEqualTo(new Answer.Accepted());

        await().atMost(Duration.ofSeconds(5)).until(() -> bureau.status(id) instanceof Answer.Issued);
    }

    @Test
    void a_request_that_never_arrived_is_unknown() {
        assertThat(bureau.status(newRequestId())).isEqualTo(new Answer.Unknown());
    }

    @Test
    void a_request_id_stands_for_one_invoice_only() {
        String id = newRequestId();
        bureau.issue(invoice(id, "100.00"));

        assertThat(failure(() -> bureau.issue(invoice(id, "200.00"))).code()).isEqualTo(Code.CALL_REJECTED);
        assertThat(bureau.status(id)).isInstanceOf(Answer.Issued.class);
    }

    @Test
    void what_is_not_issued_yet_can_be_cancelled_and_stays_cancelled() {
        simulator.latencyMillis(3_600_000);
        String id = newRequestId();
        bureau.issue(invoice(id, "100.00"));

        assertThat(bureau.cancel(id)).isEqualTo(new Answer.Cancelled());
        simulator.latencyMillis(0);
        assertThat(bureau.status(id)).isEqualTo(new Answer.Cancelled());
        assertThat(bureau.issue(invoice(id, "100.00"))).isEqualTo(new Answer.Cancelled());
    }

    @Test
    void what_has_not_arrived_yet_can_be_cancelled() {
        String id = newRequestId();

        assertThat(bureau.cancel(id)).isEqualTo(new Answer.Cancelled());
        assertThat(bureau.issue(invoice(id, "100.00"))).isEqualTo(new Answer.Cancelled());
        assertThat(simulator.invoicesOf(id)).isZero();
    }

    @Test
    void the_books_survive_the_end_of_the_simulator() {
        simulator.latencyMillis(3_600_000);
        String accepted = newRequestId();
        String cancelled = newRequestId();
        bureau.issue(invoice(accepted, "100.00"));
        bureau.cancel(cancelled);
        simulator.close();

        try (SimulatedTaxBureau next = new SimulatedTaxBureau(clock)) {
            TaxBureau again = TaxBureauClients.of(next.address());
            assertThat(again.status(accepted)).isInstanceOf(Answer.Issued.class);
            assertThat(again.issue(invoice(cancelled, "100.00"))).isEqualTo(new Answer.Cancelled());
        }
    }

    @Test
    void a_refusal_is_for_good() {
        simulator.latencyMillis(3_600_000);
        simulator.refuseNext(1);
        String id = newRequestId();
        assertThat(bureau.issue(invoice(id, "100.00"))).isEqualTo(new Answer.Accepted());

        simulator.latencyMillis(0);
        assertThat(bureau.status(id)).isInstanceOf(Answer.Refused.class);
        assertThat(bureau.issue(invoice(id, "100.00"))).isInstanceOf(Answer.Refused.class);
        assertThat(bureau.cancel(id)).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void a_seller_without_tax_id_is_refused() {
        assertThat(refusal(bureau.issue(
                        invoice(newRequestId(), BlueInvoice.Type.GENERAL, new Party("Nobody", null), BUYER, "1.00"))))
                .isEqualTo("SELLER_UNKNOWN");
    }

    @Test
    void a_person_gets_a_general_invoice_and_no_special_one() {
        Party person = new Party("个人", null);

        assertThat(bureau.issue(invoice(newRequestId(), BlueInvoice.Type.GENERAL, SELLER, person, "1.00")))
                .isInstanceOf(Answer.Issued.class);
        assertThat(refusal(bureau.issue(invoice(newRequestId(), BlueInvoice.Type.SPECIAL, SELLER, person, "1.00"))))
                .isEqualTo("BUYER_TAX_ID_MISSING");
    }

    @ParameterizedTest
    @CsvSource({"94.34, 5.66, ISSUED", "94.40, 5.60, TAX_INVALID", "94.28, 5.72, TAX_INVALID", "94.35, 5.65, ISSUED"})
    void the_tax_of_a_line_may_be_off_by_six_cents(String net, String tax, String outcome) {
        TaxSplit split = new TaxSplit(Yuan.of("100.00"), Yuan.of(net), Yuan.of(tax));
        Answer answer = bureau.issue(new BlueInvoice(
                newRequestId(),
                BlueInvoice.Type.GENERAL,
                SELLER,
                BUYER,
                List.of(new Line("Content*Service", SIX_PERCENT, split)),
                split,
                ""));

        assertThat(answer instanceof Answer.Refused refused ? refused.code() : "ISSUED")
                .isEqualTo(outcome);
    }

    @Test
    void a_quota_holds_for_the_month_and_a_cancelled_request_gives_back_what_it_took() {
        clock.set(Instant.parse("2031-03-31T15:59:00Z"));
        simulator.latencyMillis(3_600_000);
        simulator.quota(SELLER_TAX_ID, new BigDecimal("1000.00"));
        String first = newRequestId();
        String second = newRequestId();
        assertThat(bureau.issue(invoice(first, "999.99"))).isEqualTo(new Answer.Accepted());

        assertThat(bureau.issue(invoice(second, "0.02"))).isEqualTo(new Answer.QuotaExceeded(Duration.ofSeconds(90)));
        assertThat(bureau.status(second)).isEqualTo(new Answer.Unknown());
        assertThat(bureau.issue(invoice(newRequestId(), "0.01"))).isEqualTo(new Answer.Accepted());

        bureau.cancel(first);
        assertThat(bureau.issue(invoice(second, "0.02"))).isEqualTo(new Answer.Accepted());

        assertThat(bureau.issue(invoice(first + "-again", "1000.00"))).isInstanceOf(Answer.QuotaExceeded.class);
        clock.set(Instant.parse("2031-03-31T16:00:00Z"));
        assertThat(bureau.issue(invoice(first + "-again", "1000.00"))).isEqualTo(new Answer.Accepted());
    }

    @Test
    void a_quota_is_not_exceeded_by_many_at_once() throws Exception {
        clock.set(Instant.parse("2032-05-05T00:00:00Z"));
        simulator.quota(SELLER_TAX_ID, new BigDecimal("10.00"));

        List<Answer> answers = atOnce(IntStream.range(0, 40)
                .mapToObj(i -> (Call) () -> bureau.issue(invoice(newRequestId(), "1.00")))
                .toList());

        assertThat(answers).filteredOn(Answer.Issued.class::isInstance).hasSize(10);
        assertThat(answers).filteredOn(Answer.QuotaExceeded.class::isInstance).hasSize(30);
    }

    /** The heart of it: a customer cancels while the invoice is being issued. */
    @Test
    void a_hundred_requests_that_are_issued_and_cancelled_at_once_never_become_both() throws Exception {
        simulator.latencyMillis(15);
        List<Call> calls = new ArrayList<>();
        Set<String> cancelled = ConcurrentHashMap.newKeySet();
        Set<String> issued = ConcurrentHashMap.newKeySet();
        List<String> ids = IntStream.range(0, 100).mapToObj(i -> newRequestId()).toList();
        for (String id : ids) {
            Call asking = () -> note(id, bureau.issue(invoice(id, "12.34")), issued, cancelled);
            calls.add(asking);
            calls.add(asking);
            calls.add(() -> {
                Thread.sleep(ThreadLocalRandom.current().nextInt(60));
                return note(id, bureau.cancel(id), issued, cancelled);
            });
            calls.add(() -> note(id, bureau.status(id), issued, cancelled));
        }
        atOnce(calls);

        ids.forEach(id -> {
            Answer last = note(id, bureau.status(id), issued, cancelled);
            assertThat(last).isInstanceOfAny(Answer.Issued.class, Answer.Cancelled.class);
            assertThat(simulator.invoicesOf(id)).isEqualTo(last instanceof Answer.Issued ? 1 : 0);
        });
        assertThat(issued).doesNotContainAnyElementsOf(cancelled);
        assertThat(issued.size() + cancelled.size()).isEqualTo(100);
        // Else the race was none.
        assertThat(issued).isNotEmpty();
        assertThat(cancelled).isNotEmpty();
    }

    @Test
    void numbers_are_never_given_twice() throws Exception {
        List<Answer> answers = atOnce(IntStream.range(0, 60)
                .mapToObj(i -> (Call) () -> bureau.issue(invoice(newRequestId(), "1.00")))
                .toList());

        assertThat(answers.stream().map(answer -> issued(answer).number()))
                .hasSize(60)
                .doesNotHaveDuplicates();
    }

    @Test
    void an_answer_that_is_lost_leaves_an_invoice_that_the_status_tells() {
        String id = newRequestId();
        simulator.faults().set(new SimulatorFaults.Setting(null, 1, null, null, null));

        assertThat(failure(() -> bureau.issue(invoice(id, "1.00"))).code()).isEqualTo(Code.NO_ANSWER);
        assertThat(bureau.status(id)).isInstanceOf(Answer.Issued.class);
    }

    @Test
    void rubbish_and_doubled_answers_are_none_and_a_failing_bureau_does_nothing() {
        String rubbish = newRequestId();
        String doubled = newRequestId();
        String failing = newRequestId();

        simulator.faults().set(new SimulatorFaults.Setting(null, null, 1, null, null));
        assertThat(failure(() -> bureau.issue(invoice(rubbish, "1.00"))).code()).isEqualTo(Code.NONSENSE);
        simulator.faults().set(new SimulatorFaults.Setting(null, null, null, 1, null));
        assertThat(failure(() -> bureau.issue(invoice(doubled, "1.00"))).code()).isEqualTo(Code.NONSENSE);
        simulator.faults().set(new SimulatorFaults.Setting(1, null, null, null, null));
        assertThat(failure(() -> bureau.issue(invoice(failing, "1.00"))).code()).isEqualTo(Code.OUT_OF_ORDER);

        assertThat(bureau.status(rubbish)).isInstanceOf(Answer.Issued.class);
        assertThat(bureau.status(doubled)).isInstanceOf(Answer.Issued.class);
        assertThat(bureau.status(failing)).isEqualTo(new Answer.Unknown());
    }

    @Test
    void nobody_else_on_the_machine_is_answered() {
        TaxBureau stranger =
                TaxBureauClients.of(new GatewayAddress(simulator.address().url(), "guessed"));
        TaxBureau nobody =
                TaxBureauClients.of(new GatewayAddress(simulator.address().url(), null));

        assertThat(simulator.address().url().getHost()).isEqualTo("127.0.0.1");
        assertThat(failure(() -> stranger.status("r-1")).code()).isEqualTo(Code.CALL_REJECTED);
        assertThat(failure(() -> nobody.cancel("r-1")).code()).isEqualTo(Code.CALL_REJECTED);
    }

    @Test
    void a_reversal_copies_the_blue_amounts_and_happens_once() {
        Blue blue = issueBlue("6150.00");
        String id = newRequestId();
        RedInvoice red = blue.red(id, null);
        assertThat(red.total()).isEqualTo(new TaxSplit(Yuan.of("-6150.00"), Yuan.of("-5801.89"), Yuan.of("-348.11")));

        Answer.Issued issued = issued(bureau.reverse(red));
        assertThat(bureau.reverse(red)).isEqualTo(issued);
        assertThat(bureau.status(id)).isEqualTo(issued);
        assertThat(issued.number()).isNotEqualTo(blue.number);
        assertThat(refusal(bureau.reverse(blue.red(newRequestId(), null)))).isEqualTo("REVERSED_ALREADY");
    }

    @Test
    void partial_reversals_take_what_is_left_and_not_a_cent_more() {
        Blue blue = issueBlue("100.00");
        assertThat(issued(bureau.reverse(blue.part("-33.33", "-31.44", "-1.89"))))
                .isNotNull();
        assertThat(issued(bureau.reverse(blue.part("-33.33", "-31.44", "-1.89"))))
                .isNotNull();
        assertThat(refusal(bureau.reverse(blue.part("-33.35", "-31.47", "-1.88"))))
                .isEqualTo("REVERSED_ALREADY");
        assertThat(refusal(bureau.reverse(blue.part("-33.34", "-31.45", "-1.89"))))
                .isEqualTo("REVERSED_ALREADY");
        assertThat(issued(bureau.reverse(blue.part("-33.34", "-31.46", "-1.88"))))
                .isNotNull();
        assertThat(refusal(bureau.reverse(blue.part("-0.01", "-0.01", "0.00")))).isEqualTo("REVERSED_ALREADY");
    }

    @Test
    void many_reversals_at_once_never_exceed_the_invoice() throws Exception {
        Blue blue = issueBlue("106.00");

        List<Answer> answers = atOnce(IntStream.range(0, 20)
                .mapToObj(i -> (Call) () -> bureau.reverse(blue.part("-31.80", "-30.00", "-1.80")))
                .toList());

        assertThat(answers).filteredOn(Answer.Issued.class::isInstance).hasSize(3);
    }

    @Test
    void an_invoice_from_before_the_simulator_can_be_reversed_once() {
        Blue earlier = new Blue(newNumber(), "6150.00", Instant.parse("2024-03-01T00:00:00Z"));

        assertThat(bureau.reverse(earlier.red(newRequestId(), null))).isInstanceOf(Answer.Issued.class);
        assertThat(refusal(bureau.reverse(earlier.red(newRequestId(), null)))).isEqualTo("REVERSED_ALREADY");
    }

    @Test
    void a_cancelled_reversal_leaves_the_invoice_to_be_reversed() {
        simulator.latencyMillis(3_600_000);
        Blue blue = new Blue(newNumber(), "100.00", clock.instant());
        String id = newRequestId();
        bureau.reverse(blue.red(id, null));
        assertThat(bureau.cancel(id)).isEqualTo(new Answer.Cancelled());

        simulator.latencyMillis(0);
        assertThat(bureau.reverse(blue.red(newRequestId(), null))).isInstanceOf(Answer.Issued.class);
    }

    @ParameterizedTest
    @CsvSource({
        "01, ISSUED",
        "02, FORM_NOT_CONFIRMED",
        "03, FORM_NOT_CONFIRMED",
        "04, ISSUED",
        "05, FORM_VOID",
        "06, FORM_VOID",
        "07, FORM_VOID",
        "08, FORM_VOID",
        "09, FORM_VOID"
    })
    void only_a_form_that_both_sides_agreed_to_is_good_for_a_reversal(String state, String outcome) {
        Blue blue = issueBlue("100.00");
        String form = newNumber();
        blue.form(form, state, clock.instant());

        assertThat(bureau.form(form).orElseThrow().state().code()).isEqualTo(state);
        Answer answer = bureau.reverse(blue.red(newRequestId(), form));
        assertThat(answer instanceof Answer.Refused refused ? refused.code() : "ISSUED")
                .isEqualTo(outcome);
    }

    @Test
    void a_form_is_good_for_one_reversal_of_its_own_invoice() {
        Blue blue = issueBlue("100.00");
        Blue other = issueBlue("200.00");
        String form = newNumber();
        blue.form(form, "04", clock.instant());

        assertThat(refusal(bureau.reverse(other.red(newRequestId(), form)))).isEqualTo("FORM_MISMATCH");
        assertThat(refusal(bureau.reverse(blue.red(newRequestId(), newNumber()))))
                .isEqualTo("FORM_UNKNOWN");

        Answer.Issued red = issued(bureau.reverse(blue.red(newRequestId(), form)));
        assertThat(bureau.form(form).orElseThrow().redNumber()).isEqualTo(red.number());
    }

    @Test
    void a_form_that_waits_is_void_when_72_hours_have_gone_by() {
        Blue blue = issueBlue("100.00");
        String form = newNumber();
        Instant entered = clock.instant();
        blue.form(form, "03", entered);
        assertThat(bureau.form(form).orElseThrow().lapsesAt()).isEqualTo(entered.plus(Duration.ofDays(3)));

        clock.set(entered.plus(Duration.ofDays(3)).minusSeconds(1));
        assertThat(bureau.form(form).orElseThrow().state()).isEqualTo(ConfirmationForm.State.WAITING_FOR_SELLER);

        clock.set(entered.plus(Duration.ofDays(3)));
        assertThat(bureau.form(form).orElseThrow().state()).isEqualTo(ConfirmationForm.State.LAPSED);
        assertThat(bureau.confirmForm(form).orElseThrow().state()).isEqualTo(ConfirmationForm.State.LAPSED);
    }

    @Test
    void the_seller_agrees_to_what_waits_for_the_seller_only() {
        Blue blue = issueBlue("100.00");
        String waiting = newNumber();
        String forBuyer = newNumber();
        blue.form(waiting, "03", clock.instant());
        blue.form(forBuyer, "02", clock.instant());

        assertThat(bureau.confirmForm(waiting).orElseThrow().state()).isEqualTo(ConfirmationForm.State.CONFIRMED);
        clock.set(clock.instant().plus(Duration.ofDays(30)));
        assertThat(bureau.confirmForm(waiting).orElseThrow().state()).isEqualTo(ConfirmationForm.State.CONFIRMED);
        assertThat(bureau.confirmForm(newNumber())).isEmpty();

        clock.set(clock.instant().minus(Duration.ofDays(30)));
        assertThat(bureau.confirmForm(forBuyer).orElseThrow().state())
                .isEqualTo(ConfirmationForm.State.WAITING_FOR_BUYER);
    }

    @Test
    void an_invoice_that_does_not_add_up_is_not_even_asked_for() {
        TaxSplit split = SIX_PERCENT.split(Yuan.of("1.00"));
        List<Line> lines = List.of(new Line("Content", SIX_PERCENT, split));

        assertThatThrownBy(() -> new BlueInvoice(
                        "r-1", BlueInvoice.Type.GENERAL, SELLER, BUYER, lines, SIX_PERCENT.split(Yuan.of("2.00")), ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BlueInvoice("../r", BlueInvoice.Type.GENERAL, SELLER, BUYER, lines, split, ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BlueInvoice("r-1", BlueInvoice.Type.GENERAL, SELLER, BUYER, List.of(), split, ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Blue issueBlue(String gross) {
        return new Blue(issued(bureau.issue(invoice(newRequestId(), gross))).number(), gross, clock.instant());
    }

    /** An invoice as the desk remembers it. */
    private final class Blue {

        private final String number;
        private final BlueInvoice invoice;
        private final RedInvoice.Blue reference;

        Blue(String number, String gross, Instant issuedAt) {
            this.number = number;
            this.invoice = invoice("any", gross);
            this.reference = new RedInvoice.Blue(number, issuedAt, invoice.total());
        }

        RedInvoice red(String requestId, @Nullable String form) {
            return RedInvoice.inFull(
                    requestId,
                    reference,
                    BlueInvoice.Type.SPECIAL,
                    SELLER,
                    BUYER,
                    invoice.lines(),
                    RedInvoice.Reason.WRONGLY_ISSUED,
                    form);
        }

        RedInvoice part(String gross, String net, String tax) {
            TaxSplit split = new TaxSplit(Yuan.of(gross), Yuan.of(net), Yuan.of(tax));
            return new RedInvoice(
                    newRequestId(),
                    reference,
                    BlueInvoice.Type.SPECIAL,
                    SELLER,
                    BUYER,
                    List.of(new Line("Content*Service", SIX_PERCENT, split)),
                    split,
                    RedInvoice.Reason.SALES_RETURN,
                    null);
        }

        void form(String form, String state, Instant createdAt) {
            simulator.form(
                    form,
                    state,
                    number,
                    SELLER_TAX_ID,
                    BUYER_TAX_ID,
                    invoice.total().net().toString(),
                    invoice.total().tax().toString(),
                    createdAt);
        }
    }

    private interface Call {
        Answer make() throws Exception;
    }

    private static List<Answer> atOnce(List<Call> calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(32);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Answer>> futures = calls.stream()
                    .map(call -> threads.submit(() -> {
                        start.await();
                        return call.make();
                    }))
                    .toList();
            start.countDown();
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> future : futures) {
                answers.add(future.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Answer note(String id, Answer answer, Set<String> issued, Set<String> cancelled) {
        if (answer instanceof Answer.Issued) {
            issued.add(id);
        }
        if (answer instanceof Answer.Cancelled) {
            cancelled.add(id);
        }
        return answer;
    }

    private static String newNumber() {
        return "4401122602%010d".formatted(NUMBERS.incrementAndGet());
    }

    private static Answer.Issued issued(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Issued.class);
        return (Answer.Issued) answer;
    }

    private static String refusal(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Refused.class);
        return ((Answer.Refused) answer).code();
    }

    private static TaxBureauUnreachableException failure(Runnable call) {
        return Objects.requireNonNull(catchThrowableOfType(TaxBureauUnreachableException.class, call::run));
    }

    private static final class MovedClock extends Clock {

        private volatile Instant now;

        MovedClock(Instant now) {
            this.now = now;
        }

        void set(Instant then) {
            now = then;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ShanghaiTime.ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
