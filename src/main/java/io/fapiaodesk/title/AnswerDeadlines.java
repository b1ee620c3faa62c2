package io.fapiaodesk.title;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalEntry;
import io.fapiaodesk.platform.time.BusinessCalendars;
import io.fapiaodesk.title.domain.ApplicationState;
import io.fapiaodesk.title.domain.TitleApplication;
import io.fapiaodesk.title.persistence.TitleApplicationTable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Until when a question to the customer is open, and when the customer is reminded of it. */
@Service
public class AnswerDeadlines {

    private final TitleApplicationTable applications;
    private final BusinessCalendars calendars;
    private final Journal journal;
    private final Clock clock;

    AnswerDeadlines(TitleApplicationTable applications, BusinessCalendars calendars, Journal journal, Clock clock) {
        this.applications = applications;
        this.calendars = calendars;
        this.journal = journal;
        this.clock = clock;
    }

    /** The last second of the tenth business day after the question. */
    public Instant of(RequestId id) {
        return applications.find(id).orElseThrow().openUntil();
    }

    /**
     * Gives more time where the calendar has changed; what the customer was told before stays the least.
     *
     * @param asked when the question was put
     * @return the last second in which it can be answered
     */
    @Transactional
    public Optional<Instant> recount(RequestId id, Instant asked) {
        Optional<TitleApplication> open = applications
                .findForUpdate(id)
                .filter(application -> application.state() == ApplicationState.WAITING_FOR_CUSTOMER);
        open.ifPresent(application -> {
            Instant due = ShanghaiTime.startOf(calendars
                            .current()
                            .add(ShanghaiTime.dayOf(asked), ReviewPromise.ANSWER_WITHIN)
                            .date()
                            .plusDays(1))
                    .minusSeconds(1);
            if (due.isAfter(application.openUntil())) {
                applications.extendAnswer(id, due);
                journal.record(new JournalEntry(
                        id.value(),
                        "ANSWER_TIME_EXTENDED",
                        By.SYSTEM,
                        ConcludeReview.SYSTEM,
                        Map.of("until", ShanghaiTime.dayOf(due).toString()),
                        true));
            }
        });
        return open.map(application -> of(id));
    }

    /** The morning of the seventh business day after today, on which the question is asked. */
    public Instant reminder() {
        return reminder(clock.instant());
    }

    /** The same for one that was asked then. */
    public Instant reminder(Instant asked) {
        return calendars
                .current()
                .add(ShanghaiTime.dayOf(asked), ReviewPromise.REMIND_OF_ANSWER_AFTER)
                .date()
                .atTime(LocalTime.of(9, 0))
                .atZone(ShanghaiTime.ZONE)
                .toInstant();
    }
}
