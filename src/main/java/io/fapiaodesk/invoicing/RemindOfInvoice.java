package io.fapiaodesk.invoicing;

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

/** Reminds those who owe a decision on an invoice that was refused. Nothing is ever decided because time has passed. */
@Service
public class RemindOfInvoice {

    private final Requests requests;
    private final Notices notices;
    private final Journal journal;

    RemindOfInvoice(Requests requests, Notices notices, Journal journal) {
        this.requests = requests;
        this.notices = notices;
        this.journal = journal;
    }

    /** On the morning of the target day: the tax operators. */
    @Transactional
    public void remind(RequestId id) {
        post(
                id,
                Groups.TAX_OPERATORS,
                "review-reminder",
                "target",
                requests.promiseOf(id).target());
    }

    /** After the last day of the promise: operations. */
    @Transactional
    public void escalate(RequestId id) {
        post(
                id,
                Groups.OPERATIONS,
                "review-overdue",
                "limit",
                requests.promiseOf(id).limit());
        boolean told =
                journal.read(id.value()).stream().anyMatch(line -> line.action().equals("ESCALATED_TO_OPERATIONS"));
        if (!told) {
            journal.record(new JournalEntry(
                    id.value(), "ESCALATED_TO_OPERATIONS", By.SYSTEM, IssueInvoice.SYSTEM, Map.of(), true));
        }
    }

    /** A request has several invoices, and one may come back to the operators: each day is told once. */
    private void post(RequestId id, String group, String template, String argument, Instant when) {
        String day = ShanghaiTime.dayOf(when).toString();
        notices.post(new Notice(
                id + "/" + template + "/" + day, id, new Recipient.Group(group), template, Map.of(argument, day)));
    }
}
