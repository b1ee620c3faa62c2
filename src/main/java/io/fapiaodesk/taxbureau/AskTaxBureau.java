package io.fapiaodesk.taxbureau;

import io.fapiaodesk.taxbureau.Errand.Announcement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs an errand to the tax bureau, exactly once. Its request id was made and committed with whatever wants it; that the
 * bureau is about to be asked is committed before the first call; and when that was done before, the bureau is asked what
 * became of the request before anything is repeated. So a crash at any moment neither loses an invoice nor issues two.
 */
@Service
@EnableConfigurationProperties(AskTaxBureau.Patience.class)
public class AskTaxBureau {

    private static final Duration SOONEST = Duration.ofSeconds(2);
    private static final Duration LATEST = Duration.ofMinutes(2);
    private static final long FIRST_PAUSE_MILLIS = 25;
    private static final long LONGEST_PAUSE_MILLIS = 400;

    private final List<Errand> errands;
    private final TaxBureau bureau;
    private final TransactionTemplate transaction;
    private final Duration patience;
    private final Clock clock;

    @Autowired
    AskTaxBureau(
            List<Errand> errands,
            TaxBureau bureau,
            PlatformTransactionManager transactions,
            Patience patience,
            Clock clock) {
        this.errands = errands;
        this.bureau = bureau;
        this.transaction = new TransactionTemplate(transactions);
        this.patience = patience.patience();
        this.clock = clock;
    }

    /**
     * How patient we are.
     *
     * @param patience how long the bureau is waited for on the spot before a timer takes over
     */
    @org.springframework.boot.context.properties.ConfigurationProperties("fapiao.issuing")
    record Patience(
            @org.springframework.boot.context.properties.bind.DefaultValue("PT2S")
            Duration patience) {}

    /** Where an errand stands after the bureau was asked. */
    public sealed interface Progress {

        record Ended(Errand.Outcome outcome) implements Progress {}

        /** Ask again then. */
        record Waiting(Instant nextQuestionAt) implements Progress {}
    }

    /** What was heard of an errand. */
    public sealed interface Heard {

        /** It had ended before the bureau was asked. */
        record Ended(Errand.Outcome outcome) implements Heard {}

        record Said(Announcement.Pending pending, Answer answer) implements Heard {}
    }

    /**
     * Asks the bureau about an errand, in no transaction: it may take seconds.
     *
     * @throws TaxBureauUnreachableException when nobody knows what the bureau has heard; then ask again later
     */
    public Heard ask(String errandId) {
        Errand errand = errandOf(errandId);
        Announcement announcement = transaction.execute(status -> errand.announce(errandId));
        if (announcement instanceof Announcement.Ended ended) {
            return new Heard.Ended(ended.outcome());
        }
        if (!(announcement instanceof Announcement.Pending pending)) {
            throw new IllegalStateException("An errand has ended or is pending");
        }
        return new Heard.Said(
                pending,
                waitFor(pending, pending.first() ? errand.submit(errandId) : askAgain(errand, errandId, pending)));
    }

    /** Takes an errand a step further. What the bureau says is recorded in the caller's transaction. */
    public Progress record(String errandId, Heard heard) {
        if (heard instanceof Heard.Said said) {
            return errandOf(errandId)
                    .record(errandId, said.answer())
                    .<Progress>map(Progress.Ended::new)
                    .orElseGet(() -> new Progress.Waiting(nextQuestion(said.pending(), said.answer())));
        }
        return new Progress.Ended(((Heard.Ended) heard).outcome());
    }

    /** Which case an errand belongs to, for people. */
    public String describe(String errandId) {
        return errandOf(errandId).describe(errandId);
    }

    private Errand errandOf(String errandId) {
        Optional<Errand> found =
                errands.stream().filter(errand -> errand.knows(errandId)).findFirst();
        return found.orElseThrow(() -> new IllegalArgumentException("Nobody has an errand " + errandId));
    }

    private Answer askAgain(Errand errand, String errandId, Announcement.Pending pending) {
        Answer answer = bureau.status(pending.requestId());
        return answer instanceof Answer.Unknown ? errand.submit(errandId) : answer;
    }

    /** Most invoices are there within a moment: waiting for them here costs less than a timer. */
    private Answer waitFor(Announcement.Pending pending, Answer first) {
        Answer answer = first;
        long end = System.nanoTime() + patience.toNanos();
        long pause = FIRST_PAUSE_MILLIS;
        while (answer instanceof Answer.Accepted && System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pause) < end) {
            if (!pause(pause)) {
                return answer;
            }
            answer = bureau.status(pending.requestId());
            pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
        }
        return answer;
    }

    private static boolean pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The longer it has taken, the less often it is asked for; a used-up quota says itself when it is of use. */
    private Instant nextQuestion(Announcement.Pending pending, Answer answer) {
        Instant now = clock.instant();
        if (answer instanceof Answer.QuotaExceeded quota) {
            return now.plus(atLeast(SOONEST, quota.retryAfter()));
        }
        Duration third = Duration.between(pending.since(), now).dividedBy(3);
        Duration wait = atLeast(SOONEST, third);
        return now.plus(wait.compareTo(LATEST) > 0 ? LATEST : wait);
    }

    private static Duration atLeast(Duration least, Duration wait) {
        return wait.compareTo(least) < 0 ? least : wait;
    }
}
