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
import io.fapiaodesk.title.domain.ApplicationState;
import io.fapiaodesk.title.domain.TitleApplication;
import io.fapiaodesk.title.persistence.TitleApplicationTable;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reminds those who owe a step. Nothing is ever decided because time has passed, except that silence ends a question. */
@Service
public class RemindOfReview {

    private final TitleApplicationTable applications;
    private final Requests requests;
    private final Notices notices;
    private final Journal journal;

    RemindOfReview(TitleApplicationTable applications, Requests requests, Notices notices, Journal journal) {
        this.applications = applications;
        this.requests = requests;
        this.notices = notices;
        this.journal = journal;
    }

    /** On the target day: the group that has the case. */
    @Transactional
    public void remindGroup(RequestId id) {
        TitleApplication application = applications.find(id).orElseThrow();
        Promise promise = requests.promiseOf(id);
        boolean special = application.state() == ApplicationState.SPECIAL_VAT_REVIEW;
        String ofReview = application.forSpecialists() ? Groups.TITLE_SPECIALISTS : Groups.TITLE_REVIEWERS;
        String group = special ? Groups.TITLE_SUPERVISORS : ofReview;
        notices.post(new Notice(
                id + "/review-reminder/" + step(application),
                id,
                new Recipient.Group(group),
                "review-reminder",
                Map.of("target", ShanghaiTime.dayOf(promise.target()).toString())));
        journal.record(new JournalEntry(
                id.value(), "REVIEWERS_REMINDED", By.SYSTEM, ConcludeReview.SYSTEM, Map.of("group", group), false));
    }

    private static String step(TitleApplication application) {
        return application.state() == ApplicationState.SPECIAL_VAT_REVIEW
                ? "special-vat"
                : String.valueOf(application.round());
    }

    /** After the limit: the supervisors, who see the case from now on. */
    @Transactional
    public void escalate(RequestId id) {
        TitleApplication application = applications.find(id).orElseThrow();
        Promise promise = requests.promiseOf(id);
        notices.post(new Notice(
                id + "/review-overdue/" + step(application),
                id,
                new Recipient.Group(Groups.TITLE_SUPERVISORS),
                "review-overdue",
                Map.of("limit", ShanghaiTime.dayOf(promise.limit()).toString())));
        journal.record(new JournalEntry(id.value(), "ESCALATED", By.SYSTEM, ConcludeReview.SYSTEM, Map.of(), true));
    }

    /** Some days before an unanswered question ends the application. */
    @Transactional
    public void remindCustomer(RequestId id) {
        TitleApplication application = applications.find(id).orElseThrow();
        notices.post(new Notice(
                id + "/question-reminder/" + application.round(),
                id,
                new Recipient.Account(application.accountId()),
                "title-question-reminder",
                Map.of(
                        "question", application.openQuestion(),
                        "answerBy", ShanghaiTime.dayOf(application.openUntil()).toString(),
                        "link", "/requests/" + id)));
        journal.record(
                new JournalEntry(id.value(), "CUSTOMER_REMINDED", By.SYSTEM, ConcludeReview.SYSTEM, Map.of(), true));
    }
}
