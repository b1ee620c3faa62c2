package io.fapiaodesk.invoicing;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Component;

/**
 * Lets those who ask for invoices of one account at the same moment line up before they begin. All of them want the same
 * rows, so only one can get on anyway; in line they wait without a database connection each, of which there would soon be
 * none left for anybody else. Right are the amounts without it: that is what the rows are locked for, and on several nodes
 * there are as many lines.
 */
@Component
class OneAtATime {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Two accounts that share a line wait for each other for a moment and notice nothing else. */
    private static final int LINES = 256;

    private final ReentrantLock[] lines =
            Stream.generate(() -> new ReentrantLock(true)).limit(LINES).toArray(ReentrantLock[]::new);

    /** Does the work when it is the account's turn; whoever has it already does not wait. */
    <T> T of(String accountId, Supplier<T> work) {
        ReentrantLock line = lines[Math.floorMod(accountId.hashCode(), LINES)];
        if (!waitsInVain(line)) {
            try {
                return work.get();
            } finally {
                line.unlock();
            }
        }
        throw new QueryTimeoutException("Too many ask for invoices of " + accountId + " at the same time");
    }

    private static boolean waitsInVain(ReentrantLock line) {
        try {
            return !line.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
