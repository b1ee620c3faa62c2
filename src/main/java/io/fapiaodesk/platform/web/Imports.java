package io.fapiaodesk.platform.web;

import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.platform.web.ImportReport.RejectedLine;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes in what other systems deliver as NDJSON: in bounded memory however long the body, some lines to a transaction. A
 * bad line never stops the good ones, neither one that cannot be read nor one that only fails when it is stored.
 */
@Component
public class Imports {

    /** What NDJSON is called by those who send it; nothing but JSON, so that no form of a web page can send it. */
    public static final String NDJSON = "application/x-ndjson";

    public static final String NDJSON_TOO = "application/ndjson";
    public static final String JSON_LINES = "application/jsonl";
    public static final String JSON = "application/json";

    static final int LINES_PER_TRANSACTION = 500;
    static final int MOST_REJECTIONS_LISTED = 10_000;
    static final int LINES_BETWEEN_SIGNS_OF_LIFE = 10_000;

    /** How often lines are stored again that the database gave up for the sake of others. */
    static final int ATTEMPTS = 8;

    /** The class of what PostgreSQL says to the victim of a deadlock, and to whoever read what has changed since. */
    private static final String ROLLED_BACK = "40";

    private static final long LONGEST_BREAK_IN_MILLIS = 20;

    /** Deliveries wait for each other; customers shall not wait for a connection because of that. */
    private static final int AT_THE_SAME_TIME = 6;

    private static final Logger LOG = LoggerFactory.getLogger(Imports.class);

    private final TransactionTemplate transaction;
    private final Problems problems;
    private final Turns turns;
    private final List<FailureTranslator> translators;
    private final Semaphore connections = new Semaphore(AT_THE_SAME_TIME, true);

    public Imports(
            PlatformTransactionManager transactions,
            Problems problems,
            Turns turns,
            List<FailureTranslator> translators) {
        this.transaction = new TransactionTemplate(transactions);
        this.problems = problems;
        this.turns = turns;
        this.translators = translators;
    }

    public <L> ImportReport take(InputStream body, LineImport<L> how) throws IOException {
        Tally tally = new Tally();
        NdjsonLines lines = new NdjsonLines(body);
        List<Numbered<L>> batch = new ArrayList<>(LINES_PER_TRANSACTION);
        for (NdjsonLines.Line line = lines.next(); line != null; line = lines.next()) {
            Result<L> read = line.fields().fold(fields -> read(fields, how), Result::refused);
            if (read instanceof Result.Done<L> done) {
                batch.add(new Numbered<>(line.number(), done.value()));
            } else {
                tally.reject(
                        line.number(), ((Result.Refused<L>) read).refusals().get(0));
            }
            if (batch.size() == LINES_PER_TRANSACTION) {
                store(batch, how, tally);
                batch.clear();
            }
            if (line.number() % LINES_BETWEEN_SIGNS_OF_LIFE == 0) {
                tally.log(line.number(), how.name());
            }
        }
        if (!batch.isEmpty()) {
            store(batch, how, tally);
        }
        return tally.report();
    }

    private static <L> Result<L> read(JsonFields fields, LineImport<L> how) {
        Result<L> read = how.read(fields);
        fields.refuseOthers();
        List<Refusal> refusals = fields.refusals();
        return refusals.isEmpty() ? read : Result.refused(refusals);
    }

    private <L> void store(List<Numbered<L>> batch, LineImport<L> how, Tally tally) {
        List<LineImport.Outcome> outcomes;
        try {
            outcomes = storeAgainAndAgain(batch.stream().map(Numbered::line).toList(), how);
        } catch (RuntimeException e) {
            if (isOurTrouble(e)) {
                throw e;
            }
            if (batch.size() == 1) {
                LOG.error(
                        "Line {} of a delivery could not be stored",
                        batch.get(0).number(),
                        e);
                tally.reject(batch.get(0).number(), Refusal.invalidField("", "LINE_NOT_STORED"));
                return;
            }
            // One line spoils the transaction: each goes by itself, so that the others are stored.
            batch.forEach(line -> store(List.of(line), how, tally));
            return;
        }
        for (int i = 0; i < batch.size(); i++) {
            tally.count(batch.get(i).number(), outcomes.get(i));
        }
    }

    private <L> List<LineImport.Outcome> storeAgainAndAgain(List<L> lines, LineImport<L> how) {
        for (int attempt = 1; ; attempt++) {
            connections.acquireUninterruptibly();
            try {
                return Objects.requireNonNull(transaction.execute(status -> storeInTurn(lines, how)));
            } catch (RuntimeException e) {
                // A line by itself deserves a second look whatever it was: somebody may have been at the same case.
                if (attempt >= (isForTheSakeOfOthers(e) ? ATTEMPTS : lines.size() == 1 ? 2 : 1)) {
                    throw e;
                }
                LOG.info("Attempt {} to store {} lines gave way to others: {}", attempt, lines.size(), e.toString());
            } finally {
                connections.release();
            }
            pause(attempt);
        }
    }

    private <L> List<LineImport.Outcome> storeInTurn(List<L> lines, LineImport<L> how) {
        Set<String> subjects = Set.copyOf(how.subjects(lines));
        turns.take(how.about(), subjects);
        if (!subjects.containsAll(how.subjects(lines))) {
            throw new CannotAcquireLockException("The lines are about more than they were when the turn began");
        }
        return how.store(lines);
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(1, LONGEST_BREAK_IN_MILLIS * attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Of those who wait for each other the database stops one; of those who add the same one is too late. The engine says
     * so in words of its own, when a line moves a case that somebody else has just moved.
     */
    private boolean isForTheSakeOfOthers(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConcurrencyFailureException
                    || cause instanceof DuplicateKeyException
                    || (cause instanceof SQLException sql
                            && String.valueOf(sql.getSQLState()).startsWith(ROLLED_BACK))
                    || isToldAsChanged(cause)) {
                return true;
            }
        }
        return false;
    }

    private boolean isToldAsChanged(Throwable cause) {
        return translators.stream()
                .flatMap(translator -> translator.translate(cause).stream())
                .anyMatch(refusal -> refusal.code().equals("CHANGED_MEANWHILE"));
    }

    /** The database is away or overloaded: no line is at fault, and the sender shall try all of it again. */
    private boolean isOurTrouble(RuntimeException e) {
        if (isForTheSakeOfOthers(e)) {
            return false;
        }
        return e instanceof TransactionException
                || e instanceof TransientDataAccessException
                || e instanceof RecoverableDataAccessException
                || e instanceof NonTransientDataAccessResourceException
                || e instanceof UncategorizedSQLException;
    }

    private record Numbered<L>(long number, L line) {}

    private final class Tally {

        private final List<RejectedLine> rejected = new ArrayList<>();
        private long accepted;
        private long unchanged;
        private long rejectedInAll;
        private final long began = System.nanoTime();

        void count(long line, LineImport.Outcome outcome) {
            if (outcome instanceof LineImport.Outcome.Accepted) {
                accepted++;
            } else if (outcome instanceof LineImport.Outcome.Unchanged) {
                unchanged++;
            } else if (outcome instanceof LineImport.Outcome.Rejected refused) {
                reject(line, refused.why());
            }
        }

        void reject(long line, Refusal why) {
            rejectedInAll++;
            if (rejected.size() < MOST_REJECTIONS_LISTED) {
                FieldError error = problems.fieldError(why);
                rejected.add(new RejectedLine(line, error.code(), error.detail(), error.pointer()));
            }
        }

        void log(long line, String name) {
            LOG.info(
                    "Import of {}: at line {}, {} accepted, {} unchanged, {} rejected, {} lines/s",
                    name.isEmpty() ? "a delivery" : name,
                    line,
                    accepted,
                    unchanged,
                    rejectedInAll,
                    Math.round(line / Math.max(0.001, (System.nanoTime() - began) / 1e9)));
        }

        /** Lines that were refused unread come before the rest of their transaction; people read from top to bottom. */
        ImportReport report() {
            rejected.sort(Comparator.comparingLong(RejectedLine::line));
            return new ImportReport(accepted, unchanged, List.copyOf(rejected), rejectedInAll);
        }
    }
}
