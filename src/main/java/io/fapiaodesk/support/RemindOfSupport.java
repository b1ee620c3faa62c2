package io.fapiaodesk.support;

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
import io.fapiaodesk.support.persistence.SupportTable;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reminds those who owe a customer an answer. Nothing is ever decided because time has passed. */
@Service
public class RemindOfSupport {

    private final SupportTable table;
    private final Requests requests;
    private final Notices notices;
    private final Journal journal;

    RemindOfSupport(SupportTable table, Requests requests, Notices notices, Journal journal) {
        this.table = table;
        this.requests = requests;
        this.notices = notices;
        this.journal = journal;
    }

    /** On the morning of the target day: the group that has the question. */
    @Transactional
    public void remind(RequestId id) {
        String group = RouteSupport.groupOf(table.find(id).orElseThrow());
        post(id, group, "review-reminder", "target", requests.promiseOf(id).target());
    }

    /** After the last day of the promise: the supervisors, who see the case from now on and may give it to somebody. */
    @Transactional
    public void escalate(RequestId id) {
        Instant limit = requests.promiseOf(id).limit();
        post(id, Groups.TITLE_SUPERVISORS, "review-overdue", "limit", limit);
        boolean told =
                journal.read(id.value()).stream().anyMatch(line -> line.action().equals("ESCALATED"));
        if (!told) {
            journal.record(new JournalEntry(id.value(), "ESCALATED", By.SYSTEM, RouteSupport.SYSTEM, Map.of(), true));
        }
    }

    /** A question may come to others, and the promise is later after the customer was asked: each group is told each day once. */
    private void post(RequestId id, String group, String template, String argument, Instant when) {
        String day = ShanghaiTime.dayOf(when).toString();
        notices.post(new Notice(
                id + "/" + template + "/" + group + "/" + day,
                id,
                new Recipient.Group(group),
                template,
                Map.of(argument, day)));
    }
}
