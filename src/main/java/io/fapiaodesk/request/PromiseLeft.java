package io.fapiaodesk.request;

import io.fapiaodesk.kernel.Promise;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.platform.time.BusinessCalendars;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says to staff, in both languages, how much time the promise of a case leaves at this moment, or how long it is over. */
@Service
public class PromiseLeft {

    private final Requests requests;
    private final BusinessCalendars calendars;
    private final MessageSource messages;
    private final Clock clock;

    PromiseLeft(Requests requests, BusinessCalendars calendars, MessageSource messages, Clock clock) {
        this.requests = requests;
        this.calendars = calendars;
        this.messages = messages;
        this.clock = clock;
    }

    /** Nothing for a case that is closed or has no promise. */
    @Transactional(readOnly = true)
    public Optional<String> of(RequestId id) {
        return requests.find(id)
                .filter(request -> request.isOpen() && request.promise() != null)
                .map(this::told);
    }

    private String told(Request request) {
        Promise promise = Objects.requireNonNull(request.promise());
        if (request.promisePaused()) {
            return both("promise.left.paused", "");
        }
        Instant now = clock.instant();
        LocalDate last = ShanghaiTime.dayOf(promise.limit());
        int days = calendars.current().between(ShanghaiTime.dayOf(now), last);
        String key = "promise.left." + word(days, now.isAfter(promise.limit()));
        return both(key, String.valueOf(Math.abs(days)), last.toString());
    }

    private static String word(int days, boolean over) {
        if (over) {
            // On the days off after the last day no business day has passed yet, and the promise is broken all the
            // same.
            return days == 0 ? "over" : days == -1 ? "overByOne" : "overBy";
        }
        return days == 0 ? "today" : days == 1 ? "one" : "many";
    }

    private String both(String key, String... arguments) {
        return messages.getMessage(key, arguments, Locale.SIMPLIFIED_CHINESE)
                + " "
                + messages.getMessage(key, arguments, Locale.ENGLISH);
    }
}
