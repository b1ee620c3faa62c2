package io.fapiaodesk.title;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalEntry;
import io.fapiaodesk.platform.time.BusinessCalendars;
import io.fapiaodesk.request.Requests;
import io.fapiaodesk.title.domain.TitleApplication;
import io.fapiaodesk.title.persistence.TitleApplicationTable;
import io.fapiaodesk.title.persistence.TitleQuestionTable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people decide on an application, kept as soon as they have decided it. */
@Service
public class DecideOnTitle {

    private final TitleApplicationTable applications;
    private final TitleQuestionTable questions;
    private final Requests requests;
    private final Journal journal;
    private final BusinessCalendars calendars;
    private final Clock clock;

    DecideOnTitle(
            TitleApplicationTable applications,
            TitleQuestionTable questions,
            Requests requests,
            Journal journal,
            BusinessCalendars calendars,
            Clock clock) {
        this.applications = applications;
        this.questions = questions;
        this.requests = requests;
        this.journal = journal;
        this.calendars = calendars;
        this.clock = clock;
    }

    /**
     * The reviewer approves the title.
     *
     * @param days for how long, at most 365; empty for the longest term
     * @return whether special VAT is still to be decided
     */
    @Transactional
    public boolean approve(RequestId id, String reviewer, @Nullable Integer days, @Nullable String note) {
        TitleApplication application =
                applications.findForUpdate(id).orElseThrow().approve(reviewer, days, note);
        applications.update(application);
        if (application.wantsSpecialVat()) {
            // Else the title is active in the same step, and the request closed.
            requests.moveTo(id, application.state().name());
        }
        journal.record(new JournalEntry(
                id.value(), "TITLE_APPROVED_BY_REVIEWER", By.STAFF, reviewer, Map.of(), application.wantsSpecialVat()));
        return application.wantsSpecialVat();
    }

    /** The reviewer turns the application down, for a reason that the customer reads. */
    @Transactional
    public void reject(RequestId id, String reviewer, String reason) {
        applications.update(applications.findForUpdate(id).orElseThrow().reject(reviewer, reason));
        journal.record(new JournalEntry(id.value(), "REJECTED", By.STAFF, reviewer, Map.of("reason", reason), true));
    }

    /** The reviewer asks for more. */
    @Transactional
    public void ask(RequestId id, String reviewer, String question) {
        LocalDate lastDay = calendars
                .current()
                .add(ShanghaiTime.today(clock), ReviewPromise.ANSWER_WITHIN)
                .date();
        Instant due = ShanghaiTime.startOf(lastDay.plusDays(1)).minusSeconds(1);
        TitleApplication asked = applications.findForUpdate(id).orElseThrow().ask(question, due);
        applications.update(asked);
        questions.asked(id, asked.round(), question, clock.instant());
        journal.record(
                new JournalEntry(id.value(), "QUESTION_ASKED", By.STAFF, reviewer, Map.of("question", question), true));
    }

    /** A supervisor grants special VAT use or does not; the title itself is approved either way. */
    @Transactional
    public void decideSpecialVat(RequestId id, String supervisor, boolean granted, @Nullable String reason) {
        applications.update(applications.findForUpdate(id).orElseThrow().decideSpecialVat(supervisor, granted, reason));
        journal.record(new JournalEntry(
                id.value(),
                granted ? "SPECIAL_VAT_GRANTED" : "SPECIAL_VAT_NOT_GRANTED",
                By.STAFF,
                supervisor,
                reason == null ? Map.of() : Map.of("reason", reason),
                true));
    }

    /** Who may not review: nobody decides on their own application. */
    public Set<String> excludedFromReview(RequestId id) {
        TitleApplication application = applications.find(id).orElseThrow();
        return new HashSet<>(List.of(application.submittedBy(), application.accountId()));
    }

    /** Who may not decide on special VAT: the applicant, and the reviewer who decided before. */
    public Set<String> excludedFromSpecialVat(RequestId id) {
        TitleApplication application = applications.find(id).orElseThrow();
        Set<String> excluded = excludedFromReview(id);
        if (application.decidedBy() != null) {
            excluded.add(application.decidedBy());
        }
        return excluded;
    }
}
