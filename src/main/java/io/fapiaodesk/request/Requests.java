package io.fapiaodesk.request;

import io.fapiaodesk.kernel.Promise;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.ruling.Ruling;
import io.fapiaodesk.platform.time.BusinessCalendars;
import io.fapiaodesk.request.persistence.RequestTable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens, moves and closes the cases of customers. Every change belongs to the transaction of the step that makes it. */
@Service
public class Requests {

    private final RequestTable table;
    private final BusinessCalendars calendars;
    private final Clock clock;

    Requests(RequestTable table, BusinessCalendars calendars, Clock clock) {
        this.table = table;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** Opens a case under an id that the capability has made, and promises from today on. */
    @Transactional
    public Promise open(
            RequestId id, RequestKind kind, String accountId, String status, PromisedDays days, Ruling ruling) {
        Instant now = clock.instant();
        LocalDate today = ShanghaiTime.dayOf(now);
        Promise promise = Promises.promise(calendars.current(), today, days);
        Request request = new Request(id, kind, accountId, status, now, promise, null, null, null, ruling.findings());
        table.insert(request, today, days, promise, ruling);
        return promise;
    }

    /** Keeps what the rules found the last time they were asked. */
    @Transactional
    public void ruled(RequestId id, Ruling ruling) {
        table.updateRuling(id, ruling);
    }

    @Transactional
    public void moveTo(RequestId id, String status) {
        table.updateStatus(id, status);
    }

    /** The customer is asked something: until the answer the promise stands still. */
    @Transactional
    public void pausePromise(RequestId id, String status) {
        table.pause(id, status, ShanghaiTime.today(clock), clock.instant());
    }

    /** The promise goes on, later by as many business days as it stood still. */
    @Transactional
    public void resumePromise(RequestId id, String status) {
        RequestTable.PromiseRow row = table.promiseOf(id);
        LocalDate pausedOn = row.pausedOn();
        int stoodStill = pausedOn == null ? 0 : calendars.current().between(pausedOn, ShanghaiTime.today(clock));
        PromisedDays days = row.days().plus(Math.max(0, stoodStill));
        table.resume(id, status, days, Promises.promise(calendars.current(), row.from(), days), clock.instant());
    }

    @Transactional
    public void close(RequestId id, String outcome) {
        table.close(id, outcome, clock.instant());
    }

    public Optional<Request> find(RequestId id) {
        return table.find(id);
    }

    /** What was promised for an open case. */
    public Promise promiseOf(RequestId id) {
        return table.promiseOf(id).promise();
    }

    /** The cases of an account, newest first. */
    public List<Request> of(String accountId, int offset, int limit) {
        return table.of(accountId, offset, limit);
    }

    public long count(String accountId) {
        return table.count(accountId);
    }

    /** The open cases of an account, newest first. */
    public List<Request> open(String accountId) {
        return table.open(accountId);
    }
}
