package io.fapiaodesk.paper;

import io.fapiaodesk.kernel.Promise;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.notice.Notice;
import io.fapiaodesk.notice.Notices;
import io.fapiaodesk.notice.Recipient;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalEntry;
import io.fapiaodesk.platform.security.Groups;
import io.fapiaodesk.request.Requests;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reminds those who owe care for a lost invoice. Nothing is ever decided because time has passed. */
@Service
public class RemindOfLoss {

    private final Requests requests;
    private final Notices notices;
    private final Journal journal;

    RemindOfLoss(Requests requests, Notices notices, Journal journal) {
        this.requests = requests;
        this.notices = notices;
        this.journal = journal;
    }

    /** On the morning of the target day. */
    @Transactional
    public void remind(RequestId id) {
        post(
                id,
                Groups.PAPER_CLERKS,
                "reminder",
                "review-reminder",
                "target",
                requests.promiseOf(id).target());
    }

    /** The supervisors of the clerks, after the last day of the promise. */
    @Transactional
    public void escalate(RequestId id) {
        Promise promise = requests.promiseOf(id);
        post(id, Groups.PAPER_SUPERVISORS, "overdue", "review-overdue", "limit", promise.limit());
        journal.record(new JournalEntry(id.value(), "ESCALATED", By.SYSTEM, LookAtLoss.SYSTEM, Map.of(), true));
    }

    /** A case may come back to the clerks, and the promise is later then: each day is told once. */
    private void post(RequestId id, String group, String step, String template, String argument, Instant when) {
        String day = ShanghaiTime.dayOf(when).toString();
        notices.post(new Notice(
                id + "/" + step + "/" + day, id, new Recipient.Group(group), template, Map.of(argument, day)));
    }
}
