package io.fapiaodesk.platform.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fapiaodesk.kernel.BadInputs;
import io.fapiaodesk.kernel.PlainText;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.platform.web.ImportReport.RejectedLine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

class ImportsTest {

    private final Transactions transactions = new Transactions();
    private final Imports imports = new Imports(
            transactions,
            WebFixtures.problems(),
            new Turns(JdbcClient.create(new DriverManagerDataSource())),
            List.of(failure -> failure instanceof ChangedMeanwhile
                    ? Optional.of(Refusal.wrongState("CHANGED_MEANWHILE"))
                    : Optional.empty()));
    private final Names names = new Names();

    @Test
    void good_lines_are_stored_in_their_order_and_bad_ones_named_by_their_number() throws IOException {
        ImportReport report = take("""
            {"name": "first"}

            not json
            {"name": "known"}
            {"name": "second"}
            {"name": "unwelcome"}
            """);

        assertThat(names.stored).containsExactly("first", "second");
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(report.unchanged()).isEqualTo(1);
        assertThat(report.rejected()).extracting(RejectedLine::line).containsExactly(3L, 6L);
        assertThat(report.rejected()).extracting(RejectedLine::code).containsExactly("LINE_NOT_JSON", "UNWELCOME");
        assertThat(report.rejectedInAll()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | LINE_NOT_AN_OBJECT | ''",
                "\"x\" | LINE_NOT_AN_OBJECT | ''",
                "{\"name\": \"a\"} {} | LINE_NOT_JSON | ''",
                "{\"name\": \"a\", \"name\": \"b\"} | LINE_NOT_JSON | ''",
                "{\"name\": | LINE_NOT_JSON | ''",
                "{\"name\": \"a\", \"isAdmin\": true} | UNKNOWN_FIELD | /isAdmin",
                "{\"name\": \"a\", \"a/b~c\": true} | UNKNOWN_FIELD | /a~1b~0c",
                "{} | REQUIRED | /name",
                "{\"name\": null} | REQUIRED | /name",
                "{\"name\": \" \"} | REQUIRED | /name",
                "{\"name\": 5} | WRONG_TYPE | /name",
                "{\"name\": \"a\", \"size\": \"GIANT\"} | UNKNOWN_WORD | /size",
                "{\"name\": \"a\", \"size\": \"large\"} | UNKNOWN_WORD | /size",
                "{\"name\": \"a\", \"size\": 0} | WRONG_TYPE | /size",
                "{\"name\": \"a\", \"secret\": \"true\"} | WRONG_TYPE | /secret",
                "{\"name\": \"a\", \"inner\": []} | WRONG_TYPE | /inner",
                "{\"name\": \"a\", \"inner\": {\"name\": \"b\", \"other\": 1}} | UNKNOWN_FIELD | /inner/other",
                "{\"name\": \"a\", \"inner\": {}} | REQUIRED | /inner/name",
                "{\"name\": \"\\ud800\"} | FORBIDDEN_CHARACTER | /name"
            })
    void a_line_that_is_not_as_agreed_is_refused_with_a_code_and_a_place(String line, String code, String pointer)
            throws IOException {
        ImportReport report = take(line + "\n{\"name\": \"good\"}\n");
        assertThat(report.rejected()).extracting(RejectedLine::code).containsExactly(code);
        assertThat(report.rejected()).extracting(RejectedLine::pointer).containsExactly(pointer);
        assertThat(report.rejected()).extracting(RejectedLine::detail).doesNotContain("");
        assertThat(names.stored).containsExactly("good");
    }

    @ParameterizedTest
    @MethodSource("otherJson")
    void json_that_is_no_text_is_no_amount_and_no_code(BadInputs.Value input) throws IOException {
        ImportReport report =
                take("{\"name\": \"a\", \"amount\": " + input.value().get("json") + "}\n");
        assertThat(report.rejected()).extracting(RejectedLine::code).containsExactly("WRONG_TYPE");
    }

    static Stream<BadInputs.Value> otherJson() {
        return Stream.of("taxid", "num20", "amount")
                .flatMap(family -> BadInputs.of(family).stream())
                .filter(BadInputs.Value::isOtherJson);
    }

    @Test
    void deep_json_is_refused_and_does_not_exhaust_the_stack() throws IOException {
        assertThat(take("{\"name\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}")
                        .rejected())
                .extracting(RejectedLine::code)
                .containsExactly("LINE_NOT_JSON");
    }

    @Test
    void a_line_that_is_not_utf_8_is_refused() throws IOException {
        byte[] latin = {'{', '"', 'n', 'a', 'm', 'e', '"', ':', '"', (byte) 0xE9, '"', '}', '\n'};
        assertThat(imports.take(new ByteArrayInputStream(latin), names).rejected())
                .extracting(RejectedLine::code)
                .containsExactly("LINE_NOT_UTF8");
    }

    @Test
    void windows_line_ends_a_byte_order_mark_and_a_missing_last_line_end_are_understood() throws IOException {
        assertThat(take("\uFEFF{\"name\": \"a\"}\r\n\r\n{\"name\": \"b\"}").accepted())
                .isEqualTo(2);
    }

    @Test
    void a_line_of_the_longest_length_is_read_and_a_longer_one_skipped() throws IOException {
        String frame = "{\"name\": \"a\"}";
        String longest = " ".repeat(NdjsonLines.LONGEST_LINE - frame.length()) + frame;
        ImportReport report = take(longest + "\n " + longest + "\n{\"name\": \"b\"}\n");
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(report.rejected()).extracting(RejectedLine::line).containsExactly(2L);
        assertThat(report.rejected()).extracting(RejectedLine::code).containsExactly("LINE_TOO_LONG");
    }

    @Test
    void many_megabytes_without_a_line_end_are_one_bad_line() throws IOException {
        InputStream endless = new SequenceInputStream(Collections.enumeration(IntStream.range(0, 64)
                .mapToObj(i -> (InputStream) new ByteArrayInputStream(new byte[1024 * 1024]))
                .toList()));
        assertThat(imports.take(endless, names).rejected())
                .extracting(RejectedLine::code)
                .containsExactly("LINE_TOO_LONG");
    }

    @Test
    void many_lines_go_in_transactions_of_some_hundred() throws IOException {
        StringBuilder body = new StringBuilder();
        IntStream.range(0, 1_200)
                .forEach(i -> body.append("{\"name\": \"n").append(i).append("\"}\n"));
        assertThat(take(body.toString()).accepted()).isEqualTo(1_200);
        assertThat(transactions.committed).isEqualTo(3);
    }

    @Test
    void a_line_that_spoils_its_transaction_is_rejected_alone() throws IOException {
        ImportReport report = take("""
            {"name": "first"}
            {"name": "poison"}
            {"name": "second"}
            """);
        assertThat(names.stored).endsWith("first", "second");
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(report.rejected()).extracting(RejectedLine::line).containsExactly(2L);
        assertThat(report.rejected()).extracting(RejectedLine::code).containsExactly("LINE_NOT_STORED");
    }

    @Test
    void lines_that_the_database_gave_up_for_the_sake_of_others_are_stored_again() throws IOException {
        ImportReport report = take("{\"name\": \"victim 3\"}\n{\"name\": \"other\"}\n");
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(report.rejected()).isEmpty();
        assertThat(names.stored).containsExactly("victim 3", "other");
    }

    @ParameterizedTest
    @MethodSource("troubleInTheEngine")
    void lines_that_move_a_case_which_somebody_else_moves_are_stored_again(RuntimeException trouble)
            throws IOException {
        names.trouble = trouble;
        ImportReport report = take("{\"name\": \"victim 3\"}\n{\"name\": \"other\"}\n");
        assertThat(report.rejected()).isEmpty();
        assertThat(names.stored).containsExactly("victim 3", "other");
    }

    static Stream<RuntimeException> troubleInTheEngine() {
        return Stream.of(
                new ChangedMeanwhile(),
                new IllegalStateException(new ChangedMeanwhile()),
                // As the engine hands on what the database says to the victim of a deadlock.
                new IllegalStateException(new SQLException("deadlock detected", "40P01")));
    }

    private static final class ChangedMeanwhile extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    @Test
    void a_line_that_never_gets_its_turn_is_rejected_and_the_others_are_stored() throws IOException {
        ImportReport report = take("{\"name\": \"victim 99\"}\n{\"name\": \"other\"}\n");
        assertThat(report.rejected()).extracting(RejectedLine::line).containsExactly(1L);
        assertThat(report.rejected()).extracting(RejectedLine::code).containsExactly("LINE_NOT_STORED");
        assertThat(names.stored).containsExactly("other");
    }

    @Test
    void no_line_is_to_blame_when_the_database_is_away() {
        assertThatExceptionOfType(TransientDataAccessResourceException.class)
                .isThrownBy(() -> take("{\"name\": \"outage\"}\n"));
    }

    @Test
    void a_delivery_of_nothing_but_rubbish_fills_no_memory() throws IOException {
        ImportReport report = take("x\n".repeat(Imports.MOST_REJECTIONS_LISTED + 5));
        assertThat(report.rejected()).hasSize(Imports.MOST_REJECTIONS_LISTED);
        assertThat(report.rejectedInAll()).isEqualTo(Imports.MOST_REJECTIONS_LISTED + 5);
    }

    @Test
    void files_on_the_command_line_are_taken_in_and_the_exit_code_tells_the_worst(@TempDir Path directory)
            throws IOException {
        Path good = Files.writeString(directory.resolve("good.ndjson"), "{\"name\": \"first\"}\n");
        Path half = Files.writeString(directory.resolve("half.ndjson"), "{\"name\": \"second\"}\nnot json\n");
        assertThat(exitCode("--fapiao.import.names=" + good, "--server.port=1")).isZero();
        assertThat(exitCode("--fapiao.import.names=" + half, "--fapiao.import.names=" + good))
                .isEqualTo(ImportFiles.SOME_REJECTED);
        assertThat(names.stored).containsExactly("first", "second", "first");
        assertThat(exitCode("--fapiao.import.names=" + directory.resolve("missing"), "--fapiao.import.names=" + half))
                .isEqualTo(ImportFiles.FAILED);
        assertThat(exitCode("--fapiao.import.secrets=" + good)).isEqualTo(ImportFiles.FAILED);
        assertThat(exitCode()).isZero();
        assertThat(ImportFiles.isAskedFor("--server.port=1", "--fapiao.import.names=x"))
                .isTrue();
        assertThat(ImportFiles.isAskedFor("--server.port=1")).isFalse();
    }

    private int exitCode(String... arguments) {
        ImportFiles files = new ImportFiles(imports, List.of(names));
        files.run(new DefaultApplicationArguments(arguments));
        return files.getExitCode();
    }

    private ImportReport take(String body) throws IOException {
        return imports.take(new ByteArrayInputStream(body.getBytes(UTF_8)), names);
    }

    private enum Size {
        SMALL,
        LARGE
    }

    /** Lines that say a name, as some system might deliver them. */
    private static final class Names implements LineImport<String> {

        private final List<String> stored = new ArrayList<>();
        private final Map<String, Integer> victims = new HashMap<>();
        private RuntimeException trouble = new CannotAcquireLockException("Deadlock found");

        @Override
        public String name() {
            return "names";
        }

        @Override
        public String about() {
            return "name";
        }

        @Override
        public List<String> subjects(List<String> lines) {
            return List.of();
        }

        @Override
        public Result<String> read(JsonFields line) {
            String name = line.required("name", (pointer, raw) -> PlainText.check(pointer, raw, 100));
            line.optionalWord("size", Size.class);
            line.flag("secret");
            line.optional("amount", Yuan::check);
            JsonFields inner = line.optionalObject("inner");
            if (inner != null) {
                inner.required("name", (pointer, raw) -> PlainText.check(pointer, raw, 100));
                inner.refuseOthers();
            }
            return name == null ? Result.refused(line.refusals()) : Result.done(name);
        }

        @Override
        public List<Outcome> store(List<String> lines) {
            if (lines.contains("poison")) {
                throw new IllegalStateException("A listener fails");
            }
            if (lines.stream().anyMatch(this::isVictim)) {
                throw trouble;
            }
            if (lines.contains("outage")) {
                throw new TransientDataAccessResourceException("The database is away");
            }
            return lines.stream().map(this::store).toList();
        }

        /** {@code victim 3} is one three times. */
        private boolean isVictim(String name) {
            return name.startsWith("victim")
                    && victims.merge(name, 1, Integer::sum) <= Integer.parseInt(name.substring(7));
        }

        private Outcome store(String name) {
            if (name.equals("known")) {
                return new Outcome.Unchanged();
            }
            if (name.equals("unwelcome")) {
                return new Outcome.Rejected(Refusal.wrongState("UNWELCOME"));
            }
            stored.add(name);
            return new Outcome.Accepted();
        }
    }

    private static final class Transactions extends AbstractPlatformTransactionManager {

        private static final long serialVersionUID = 1L;

        private int committed;

        @Override
        protected Object doGetTransaction() {
            return new Object();
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {}

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            committed++;
        }

        @Override
        protected void doRollback(DefaultTransactionStatus status) {}
    }
}
