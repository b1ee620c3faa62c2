package io.fapiaodesk.question;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.notice.Notice;
import io.fapiaodesk.notice.Notices;
import io.fapiaodesk.notice.Recipient;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalEntry;
import io.fapiaodesk.platform.time.BusinessCalendars;
import io.fapiaodesk.question.persistence.QuestionTable;
import io.fapiaodesk.request.Request;
import io.fapiaodesk.request.Requests;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts a question of staff to the customer of a case, reminds of it, and gives it up when its time is over. */
@Service
public class RaiseQuestion {

    /** Where a case stands while its customer is asked; its promise pauses. */
    public static final String WAITING_FOR_CUSTOMER = "WAITING_FOR_CUSTOMER";

    static final String SYSTEM = "fapiao-desk";

    /** In business days after the question. */
    private static final int ANSWER_WITHIN = 10;

    /** In business days after the question. */
    private static final int REMIND_AFTER = 7;

    private static final LocalTime START_OF_WORK = LocalTime.of(9, 0);

    private final QuestionTable questions;
    private final Requests requests;
    private final Notices notices;
    private final Journal journal;
    private final BusinessCalendars calendars;
    private final Clock clock;

    RaiseQuestion(
            QuestionTable questions,
            Requests requests,
            Notices notices,
            Journal journal,
            BusinessCalendars calendars,
            Clock clock) {
        this.questions = questions;
        this.requests = requests;
        this.notices = notices;
        this.journal = journal;
        this.calendars = calendars;
        this.clock = clock;
    }

    /**
     * Keeps the question. The process of the case then calls {@code customer-question} with the id as its business key.
     *
     * @param about the part of the case that it is about; empty for the whole case
     * @param by the sign-in of the person who asks
     * @param text what the customer reads
     * @return the id of the question
     */
    @Transactional
    public String ask(RequestId id, @Nullable String about, String by, String text) {
        Request request = requests.find(id).orElseThrow();
        Optional<CustomerQuestion> first = firstOpen(request);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        CustomerQuestion question = new CustomerQuestion(
                "QU-" + UUID.randomUUID(),
                id,
                about,
                request.accountId(),
                text,
                by,
                now,
                endOfDayAfter(ANSWER_WITHIN, ShanghaiTime.dayOf(now)),
                first.map(CustomerQuestion::resumeStatus).orElse(request.status()),
                first.map(CustomerQuestion::pausedBefore).orElse(request.promisePaused()),
                CustomerQuestion.State.OPEN,
                null,
                null,
                List.of());
        questions.insert(question);
        journal.record(new JournalEntry(id.value(), "CUSTOMER_ASKED", By.STAFF, by, Map.of("question", text), true));
        return question.id();
    }

    /** Of several questions in one case, the last to be closed brings it back to where it stood before the first. */
    private Optional<CustomerQuestion> firstOpen(Request request) {
        return request.status().equals(WAITING_FOR_CUSTOMER)
                ? questions.of(request.id()).stream()
                        .filter(CustomerQuestion::isOpen)
                        .findFirst()
                : Optional.empty();
    }

    /** Pauses the promise and writes to the customer. */
    @Transactional
    public void put(String questionId) {
        CustomerQuestion question = questions.find(questionId).orElseThrow();
        requests.pausePromise(question.requestId(), WAITING_FOR_CUSTOMER);
        notices.post(mail(question, "case-question", "question"));
    }

    /** Some business days before the question is given up. */
    @Transactional
    public void remind(String questionId) {
        CustomerQuestion question = questions.find(questionId).orElseThrow();
        notices.post(mail(question, "case-question-reminder", "question-reminder"));
        journal.record(
                new JournalEntry(question.requestId().value(), "CUSTOMER_REMINDED", By.SYSTEM, SYSTEM, Map.of(), true));
    }

    /** The customer has not answered in time: the promise runs again, and the person who asked decides without an answer. */
    @Transactional
    public void giveUp(String questionId) {
        CustomerQuestion question = questions.findForUpdate(questionId).orElseThrow();
        questions.close(question.lapsed(clock.instant()));
        resume(question);
        journal.record(
                new JournalEntry(question.requestId().value(), "CUSTOMER_SILENT", By.SYSTEM, SYSTEM, Map.of(), true));
    }

    /** The promise runs again as soon as no question of the case is open any more, unless it stood still before. */
    void resume(CustomerQuestion closed) {
        if (questions.of(closed.requestId()).stream().anyMatch(CustomerQuestion::isOpen)) {
            return;
        }
        if (closed.pausedBefore()) {
            requests.moveTo(closed.requestId(), closed.resumeStatus());
        } else {
            requests.resumePromise(closed.requestId(), closed.resumeStatus());
        }
    }

    /**
     * Gives more time where the calendar has changed; what the customer was told before stays the least.
     *
     * @return the last second in which it can be answered
     */
    @Transactional
    public Optional<Instant> recount(String questionId) {
        Optional<CustomerQuestion> open = questions.findForUpdate(questionId).filter(CustomerQuestion::isOpen);
        open.ifPresent(question -> {
            Instant due = endOfDayAfter(ANSWER_WITHIN, ShanghaiTime.dayOf(question.askedAt()));
            if (due.isAfter(question.answerDue())) {
                questions.extend(questionId, due);
                journal.record(new JournalEntry(
                        question.requestId().value(),
                        "ANSWER_TIME_EXTENDED",
                        By.SYSTEM,
                        SYSTEM,
                        Map.of("until", ShanghaiTime.dayOf(due).toString()),
                        true));
            }
        });
        return open.map(question -> answerDue(question.id()));
    }

    /** The morning on which the customer is reminded of a question that is put now. */
    public Instant remindAt() {
        return remindAt(clock.instant());
    }

    /** The same for one that was put then. */
    public Instant remindAt(Instant put) {
        return calendars
                .current()
                .add(ShanghaiTime.dayOf(put), REMIND_AFTER)
                .date()
                .atTime(START_OF_WORK)
                .atZone(ShanghaiTime.ZONE)
                .toInstant();
    }

    /** The last second in which a question can be answered. */
    public Instant answerDue(String questionId) {
        return questions.find(questionId).orElseThrow().answerDue();
    }

    private Instant endOfDayAfter(int businessDays, LocalDate from) {
        return ShanghaiTime.startOf(
                        calendars.current().add(from, businessDays).date().plusDays(1))
                .minusSeconds(1);
    }

    private static Notice mail(CustomerQuestion question, String template, String step) {
        return new Notice(
                question.requestId() + "/" + step + "/" + question.id(),
                question.requestId(),
                new Recipient.Account(question.accountId()),
                template,
                Map.of(
                        "question",
                        question.text(),
                        "answerBy",
                        ShanghaiTime.dayOf(question.answerDue()).toString(),
                        "link",
                        "/requests/" + question.requestId()));
    }
}
