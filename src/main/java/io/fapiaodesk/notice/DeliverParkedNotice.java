package io.fapiaodesk.notice;

import io.fapiaodesk.notice.domain.Delivery;
import io.fapiaodesk.notice.persistence.NoticeState;
import io.fapiaodesk.notice.persistence.NoticeState.Status;
import io.fapiaodesk.notice.persistence.NoticeTable;
import io.fapiaodesk.notice.persistence.StoredNotice;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Delivers a mail that was given up, because operations asks for it again. In no transaction: the
 * server may take seconds. Whatever it writes, it commits by itself.
 */
@Service
public class DeliverParkedNotice {

    private final NoticeTable table;
    private final Postman postman;
    private final TransactionTemplate transaction;
    private final Duration lease;

    DeliverParkedNotice(
            NoticeTable table, Postman postman, PlatformTransactionManager transactions, NoticeSettings settings) {
        this.table = table;
        this.postman = postman;
        this.transaction = new TransactionTemplate(transactions);
        this.lease = settings.mail().lease();
    }

    /** What became of it. */
    public sealed interface Outcome {

        /** It has been delivered, now or before. */
        record Delivered() implements Outcome {}

        /** It has not, and this is what operations is told. */
        record Undelivered(String why) implements Outcome {}
    }

    public Outcome deliver(UUID noticeId) {
        Optional<NoticeState> found = table.find(noticeId);
        if (found.isEmpty() || found.get().status() == Status.SENT) {
            return new Outcome.Delivered();
        }
        NoticeState notice = found.get();
        if (Boolean.TRUE.equals(transaction.execute(status -> table.markReported(noticeId)))) {
            // Nobody has had a chance to mend anything yet: the first call only carries the bad news.
            return undelivered(notice, String.valueOf(notice.lastError()));
        }
        Optional<StoredNotice> claimed = Optional.ofNullable(
                        transaction.execute(status -> table.claimParked(noticeId, lease)))
                .flatMap(claim -> claim);
        if (claimed.isEmpty()) {
            return undelivered(notice, "somebody else is delivering it. Remedy: retry this job in some minutes.");
        }
        Delivery delivery = postman.deliver(claimed.get());
        if (delivery instanceof Delivery.Failed failed) {
            return parkAgain(notice, claimed.get(), UndeliveredText.of(failed.why(), failed.remedy()));
        }
        if (delivery instanceof Delivery.Refused refused) {
            return parkAgain(notice, claimed.get(), UndeliveredText.of(refused.why(), refused.remedy()));
        }
        return new Outcome.Delivered();
    }

    private Outcome parkAgain(NoticeState notice, StoredNotice claimed, String error) {
        transaction.executeWithoutResult(status -> table.park(claimed, error));
        return undelivered(notice, error);
    }

    private static Outcome undelivered(NoticeState notice, String why) {
        String what = notice.caseId() == null ? "" : " of case " + notice.caseId();
        return new Outcome.Undelivered("Mail '%s'%s was not delivered: %s".formatted(notice.template(), what, why));
    }
}
