package io.fapiaodesk.title;

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
import io.fapiaodesk.title.domain.Agreement;
import io.fapiaodesk.title.persistence.AgreementTable;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reminds those who owe a decision on an agreement. Nothing is ever decided because time has passed. */
@Service
public class RemindOfAgreement {

    private final AgreementTable agreements;
    private final Requests requests;
    private final Notices notices;
    private final Journal journal;

    RemindOfAgreement(AgreementTable agreements, Requests requests, Notices notices, Journal journal) {
        this.agreements = agreements;
        this.requests = requests;
        this.notices = notices;
        this.journal = journal;
    }

    /** On the morning of the fifth business day: the account manager, at the mailbox of the account managers. */
    @Transactional
    public void nudge(RequestId id) {
        Agreement agreement = agreements.find(id).orElseThrow();
        Promise promise = requests.promiseOf(id);
        notices.post(new Notice(
                id + "/nudge",
                id,
                new Recipient.Group(Groups.ACCOUNT_MANAGERS),
                "agreement-nudge",
                Map.of(
                        "target",
                        ShanghaiTime.dayOf(promise.target()).toString(),
                        "manager",
                        agreement.manager() == null ? Groups.ACCOUNT_MANAGERS : agreement.manager())));
        journal.record(new JournalEntry(
                id.value(),
                "MANAGER_NUDGED",
                By.SYSTEM,
                ConcludeReview.SYSTEM,
                Map.of("manager", String.valueOf(agreement.manager())),
                false));
    }

    /** After the eighth: the supervisors, who see the case from now on and may give it to another manager. */
    @Transactional
    public void escalate(RequestId id) {
        Promise promise = requests.promiseOf(id);
        notices.post(new Notice(
                id + "/overdue",
                id,
                new Recipient.Group(Groups.TITLE_SUPERVISORS),
                "review-overdue",
                Map.of("limit", ShanghaiTime.dayOf(promise.limit()).toString())));
        journal.record(new JournalEntry(id.value(), "ESCALATED", By.SYSTEM, ConcludeReview.SYSTEM, Map.of(), true));
    }
}
