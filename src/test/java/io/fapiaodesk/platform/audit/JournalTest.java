package io.fapiaodesk.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.platform.audit.JournalVerifier.BadEntry;
import io.fapiaodesk.platform.audit.JournalVerifier.Fault;
import io.fapiaodesk.testing.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class JournalTest {

    private static final Instant NOW = Instant.parse("2026-02-12T02:00:00.123456Z");

    private final JdbcClient jdbc = TestDatabase.jdbc();
    private final TransactionTemplate transaction = TestDatabase.transaction();
    private final Journal journal = new Journal(jdbc, Clock.fixed(NOW, ShanghaiTime.ZONE));
    private final JournalVerifier verifier = new JournalVerifier(TestDatabase.dataSource());
    private final String caseId = RequestId.next("TR").value();

    @Test
    void an_entry_reads_as_it_was_written() {
        record("APPLICATION_SUBMITTED", Map.of("title", "某某\n公司 'A' ${7*7}", "proofs", "2"));

        assertThat(journal.read(caseId)).singleElement().satisfies(line -> {
            assertThat(line.seq()).isEqualTo(1);
            assertThat(line.at()).isEqualTo(NOW);
            assertThat(line.by()).isEqualTo(By.CUSTOMER);
            assertThat(line.actor()).isEqualTo("personal");
            assertThat(line.action()).isEqualTo("APPLICATION_SUBMITTED");
            assertThat(line.details()).containsOnly(Map.entry("title", "某某\n公司 'A' ${7*7}"), Map.entry("proofs", "2"));
            assertThat(line.visibleToCustomer()).isTrue();
        });
    }

    @Test
    void entries_are_numbered_and_chained_for_each_case_apart() {
        String other = RequestId.next("TR").value();
        record("APPLICATION_SUBMITTED", Map.of());
        transaction.executeWithoutResult(
                status -> journal.record(new JournalEntry(other, "OPENED", By.SYSTEM, "intake", Map.of(), false)));
        record("TITLE_APPROVED", Map.of());

        assertThat(journal.read(caseId)).extracting(JournalLine::seq).containsExactly(1L, 2L);
        assertThat(journal.read(other)).extracting(JournalLine::seq).containsExactly(1L);
        assertThat(verifier.firstBadEntry(caseId)).isEmpty();
        assertThat(verifier.head(caseId)).contains(journal.read(caseId).get(1).hash());
    }

    @Test
    void an_entry_is_gone_when_the_work_it_tells_of_is_rolled_back() {
        transaction.executeWithoutResult(status -> {
            journal.record(new JournalEntry(caseId, "OPENED", By.SYSTEM, "intake", Map.of(), false));
            status.setRollbackOnly();
        });

        assertThat(journal.read(caseId)).isEmpty();
    }

    @Test
    void concurrent_writers_of_one_case_take_turns_and_none_fails() throws Exception {
        int writers = 8;
        int entriesEach = 25;
        ExecutorService pool = Executors.newFixedThreadPool(writers);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<?>> futures = new ArrayList<>();
        for (int w = 0; w < writers; w++) {
            String actor = "writer-" + w;
            futures.add(pool.submit(() -> {
                start.await();
                for (int i = 0; i < entriesEach; i++) {
                    JournalEntry entry = new JournalEntry(caseId, "TOUCHED", By.STAFF, actor, Map.of(), false);
                    transaction.executeWithoutResult(status -> journal.record(entry));
                }
                return null;
            }));
        }
        start.countDown();
        for (Future<?> future : futures) {
            future.get();
        }
        pool.shutdown();

        assertThat(journal.read(caseId))
                .extracting(JournalLine::seq)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, (long) writers * entriesEach)
                        .boxed()
                        .toList());
        assertThat(verifier.firstBadEntry(caseId)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update journal set actor = 'nobody'",
                "delete from journal",
                "truncate journal",
                "update journal set details = '{}' where case_id = 'no such case'"
            })
    void the_database_refuses_any_change_of_what_was_written(String statement) {
        record("OPENED", Map.of());

        assertThatThrownBy(() -> jdbc.sql(statement).update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
    }

    @Test
    void whoever_inserts_beside_the_application_is_chained_all_the_same() {
        record("OPENED", Map.of());
        jdbc.sql("""
                        insert into journal (case_id, seq, at, by, actor, action, details, customer_visible, prev_hash, hash)
                        values (:caseId, 7, now(), 'STAFF', 'forger', 'APPROVED', '{}', false, 'x'::bytea, 'y'::bytea)
                        """).param("caseId", caseId).update();

        assertThat(journal.read(caseId)).extracting(JournalLine::seq).containsExactly(1L, 2L);
        assertThat(verifier.firstBadEntry(caseId)).isEmpty();
    }

    @Test
    void the_command_line_asks_for_one_case_or_all_and_ends_in_two_when_an_entry_is_bad() {
        writeThree();
        assertThat(exitCodeOf("--fapiao.verify-journal=" + caseId)).isZero();
        tamper("update journal set actor = 'somebody else' where case_id = :caseId and seq = 2");

        assertThat(exitCodeOf("--fapiao.verify-journal=" + caseId)).isEqualTo(VerifyJournal.BAD_ENTRY);
        assertThat(exitCodeOf("--fapiao.verify-journal")).isEqualTo(VerifyJournal.BAD_ENTRY);
        assertThat(exitCodeOf("--server.port=1")).isZero();
        assertThat(VerifyJournal.isAskedFor("--server.port=1", "--fapiao.verify-journal"))
                .isTrue();
        assertThat(VerifyJournal.isAskedFor("--fapiao.verify-journals")).isFalse();
    }

    private int exitCodeOf(String argument) {
        VerifyJournal command = new VerifyJournal(verifier);
        command.run(new DefaultApplicationArguments(argument));
        return command.getExitCode();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "actor = 'somebody else'",
                "action = 'TITLE_REJECTED'",
                "by = 'SYSTEM'",
                "at = at + interval '1 microsecond'",
                "details = '{\"reason\":\"another\"}'",
                "customer_visible = not customer_visible"
            })
    void the_verifier_names_the_entry_that_was_changed(String change) {
        writeThree();
        tamper("update journal set " + change + " where case_id = :caseId and seq = 2");

        assertThat(verifier.firstBadEntry(caseId)).contains(new BadEntry(caseId, 2, Fault.CHANGED));
    }

    @Test
    void the_verifier_sees_through_an_entry_that_was_changed_and_hashed_again() {
        writeThree();
        tamper("update journal j set actor = 'forger' where case_id = :caseId and seq = 2");
        tamper("update journal j set hash = journal_hash(j) where case_id = :caseId and seq = 2");

        assertThat(verifier.firstBadEntry(caseId)).contains(new BadEntry(caseId, 3, Fault.BROKEN_LINK));
    }

    @Test
    void the_verifier_notices_a_missing_entry() {
        writeThree();
        tamper("delete from journal where case_id = :caseId and seq = 2");

        assertThat(verifier.firstBadEntry(caseId)).contains(new BadEntry(caseId, 3, Fault.OUT_OF_SEQUENCE));
    }

    @Test
    void the_verifier_notices_a_missing_beginning() {
        writeThree();
        tamper("delete from journal where case_id = :caseId and seq = 1");

        assertThat(verifier.firstBadEntry(caseId)).contains(new BadEntry(caseId, 2, Fault.OUT_OF_SEQUENCE));
    }

    @Test
    void a_missing_end_shows_in_the_head_that_was_noted_down() {
        writeThree();
        String noted = verifier.head(caseId).orElseThrow();
        tamper("delete from journal where case_id = :caseId and seq = 3");

        assertThat(verifier.firstBadEntry(caseId)).isEmpty();
        assertThat(verifier.head(caseId)).isPresent().isNotEqualTo(java.util.Optional.of(noted));
    }

    @Test
    void the_verifier_walks_through_every_case() {
        String first = "AA-" + caseId;
        String second = "AB-" + caseId;
        for (String id : List.of(first, second)) {
            JournalEntry entry = new JournalEntry(id, "OPENED", By.SYSTEM, "intake", Map.of(), false);
            transaction.executeWithoutResult(status -> journal.record(entry));
        }
        tamperWith("update journal set actor = 'forger' where case_id = '" + second + "'");

        assertThat(verifier.firstBadEntry()).contains(new BadEntry(second, 1, Fault.CHANGED));

        tamperWith("delete from journal where case_id in ('" + first + "', '" + second + "')");
    }

    @Test
    void an_actor_cannot_forge_a_second_line() {
        JournalEntry entry = new JournalEntry(caseId, "DENIED", By.SYSTEM, "a\nb\u0000c", Map.of(), false);

        assertThat(entry.actor()).isEqualTo("a\uFFFDb\uFFFDc");
    }

    @Test
    void details_may_hold_what_a_database_text_may_not() {
        record("OPENED", Map.of("name", "a\u0000b"));

        assertThat(journal.read(caseId).get(0).details()).containsEntry("name", "a\u0000b");
        assertThat(verifier.firstBadEntry(caseId)).isEmpty();
    }

    private void writeThree() {
        record("APPLICATION_SUBMITTED", Map.of("reason", "none"));
        record("TITLE_REVIEWED", Map.of("reason", "none"));
        record("TITLE_APPROVED", Map.of("reason", "none"));
        assertThat(verifier.firstBadEntry(caseId)).isEmpty();
    }

    private void record(String action, Map<String, String> details) {
        JournalEntry entry = new JournalEntry(caseId, action, By.CUSTOMER, "personal", details, true);
        transaction.executeWithoutResult(status -> journal.record(entry));
    }

    private void tamper(String statement) {
        tamperWith(statement.replace(":caseId", "'" + caseId + "'"));
    }

    /** As somebody with all power over the database would. */
    private void tamperWith(String statement) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            assertThat(jdbc.sql(statement).update()).isPositive();
        });
    }
}
