package io.fapiaodesk.title;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.platform.time.BusinessCalendars;
import io.fapiaodesk.title.persistence.TitleApplicationTable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import org.springframework.stereotype.Service;

/** Until when a question to the customer is open, and when the customer is reminded of it. */
@Service
public class AnswerDeadlines {

    private final TitleApplicationTable applications;
    private final BusinessCalendars calendars;
    private final Clock clock;

    AnswerDeadlines(TitleApplicationTable applications, BusinessCalendars calendars, Clock clock) {
        this.applications = applications;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** The last second of the tenth business day after the question. */
    public Instant of(RequestId id) {
        return applications.find(id).orElseThrow().openUntil();
    }

    /** The morning of the seventh business day after today, on which the question is asked. */
    public Instant reminder() {
        return calendars
                .current()
                .add(ShanghaiTime.today(clock), ReviewPromise.REMIND_OF_ANSWER_AFTER)
                .date()
                .atTime(LocalTime.of(9, 0))
                .atZone(ShanghaiTime.ZONE)
                .toInstant();
    }
}
