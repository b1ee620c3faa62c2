package io.fapiaodesk.notice;

import io.fapiaodesk.notice.domain.Backoff;
import io.fapiaodesk.notice.domain.Delivery;
import io.fapiaodesk.notice.domain.Delivery.Remedy;
import io.fapiaodesk.notice.persistence.NoticeTable;
import io.fapiaodesk.notice.persistence.StoredNotice;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what is due: a new notice right after its transaction has committed, everything else on a round every few
 * seconds. Any number of nodes may do so at once. No mail is sent inside a transaction, and none in the thread of
 * whoever posted the notice.
 */
@Component
class Dispatcher implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final int MOST_WAITING = 1_000;

    private final NoticeTable table;
    private final Postman postman;
    private final Backoff backoff;
    private final UndeliveredNotices undelivered;
    private final TransactionTemplate transaction;
    private final Duration lease;
    private final ThreadPoolExecutor workers;
    private final Semaphore rounds;

    Dispatcher(
            NoticeTable table,
            Postman postman,
            Backoff backoff,
            UndeliveredNotices undelivered,
            TransactionTemplate transaction,
            NoticeSettings settings) {
        this.table = table;
        this.postman = postman;
        this.backoff = backoff;
        this.undelivered = undelivered;
        this.transaction = transaction;
        this.lease = settings.mail().lease();
        int mailsAtOnce = settings.mail().workers();
        this.rounds = new Semaphore(mailsAtOnce);
        this.workers = new ThreadPoolExecutor(
                mailsAtOnce,
                mailsAtOnce,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MOST_WAITING),
                new CustomizableThreadFactory("mail-"));
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void sendAtOnce(Notices.Posted posted) {
        handOver(() -> sendIfDue(posted.id()));
    }

    @Scheduled(fixedDelayString = "${fapiao.mail.sweep:PT5S}", initialDelayString = "${fapiao.mail.sweep:PT5S}")
    void startRound() {
        if (rounds.tryAcquire() && !handOver(this::goRound)) {
            rounds.release();
        }
    }

    private void goRound() {
        try {
            sendAllDue();
        } finally {
            rounds.release();
        }
    }

    /** Whether there was room; if not, a later round finds what is due. */
    private boolean handOver(Runnable work) {
        try {
            workers.execute(() -> guarded(work));
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            // The database is away, most likely. The claim runs out and a later round tries again.
            log.warn("Mails are not sent at the moment: {}", e.toString());
        }
    }

    void sendAllDue() {
        Optional<StoredNotice> due = table.claimDue(lease);
        while (due.isPresent()) {
            // Where one was due there may be more: another worker helps, as long as there is one.
            startRound();
            send(due.get());
            due = table.claimDue(lease);
        }
    }

    private void sendIfDue(UUID id) {
        table.claimDue(id, lease).ifPresent(this::send);
    }

    private void send(StoredNotice notice) {
        Delivery delivery = postman.deliver(notice);
        if (delivery instanceof Delivery.Failed failed) {
            backoff.after(notice.attempts())
                    .ifPresentOrElse(
                            wait -> table.postpone(notice, wait, failed.why()),
                            () -> park(notice, failed.why(), failed.remedy()));
        } else if (delivery instanceof Delivery.Refused refused) {
            park(notice, refused.why(), refused.remedy());
        }
    }

    private void park(StoredNotice notice, String why, Remedy remedy) {
        log.warn("Notice {} of case {} waits for a person: {}", notice.id(), notice.caseId(), why);
        transaction.executeWithoutResult(status -> {
            if (table.park(notice, UndeliveredText.of(why, remedy))) {
                undelivered.report(notice.id(), notice.caseId());
            }
        });
    }

    @Override
    public void destroy() throws InterruptedException {
        workers.shutdown();
        workers.getQueue().clear();
        if (!workers.awaitTermination(lease.toMillis(), TimeUnit.MILLISECONDS)) {
            workers.shutdownNow();
        }
    }
}
