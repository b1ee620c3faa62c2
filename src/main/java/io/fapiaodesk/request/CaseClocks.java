package io.fapiaodesk.request;

import io.fapiaodesk.kernel.Promise;
import io.fapiaodesk.kernel.RequestId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** When the work on a case is due, when people are reminded of it, and when its promise is broken. */
@Service
public class CaseClocks {

    /** So long before a clock ends that runs by the hour, people are reminded. */
    private static final Duration IN_TIME = Duration.ofHours(12);

    private final Requests requests;
    private final List<SecondClock> others;

    CaseClocks(Requests requests, List<SecondClock> others) {
        this.requests = requests;
        this.others = List.copyOf(others);
    }

    /** The target of the promise, or an earlier end of another clock. */
    public Instant dueAt(RequestId id) {
        return earlier(requests.promiseOf(id).target(), secondEnd(id));
    }

    /** While there is still time: on the morning of the target day, and well before another clock ends. */
    public Instant reminderAt(RequestId id) {
        return earlier(requests.promiseOf(id).reminder(), secondEnd(id).map(end -> end.minus(IN_TIME)));
    }

    /** When the promise is broken: at the end of its last day. */
    public Instant limitAt(RequestId id) {
        Promise promise = requests.promiseOf(id);
        return promise.limit();
    }

    private Optional<Instant> secondEnd(RequestId id) {
        return others.stream().flatMap(other -> other.endOf(id).stream()).min(Comparator.naturalOrder());
    }

    private static Instant earlier(Instant one, Optional<Instant> other) {
        return other.filter(end -> end.isBefore(one)).orElse(one);
    }
}
