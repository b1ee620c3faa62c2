package io.fapiaodesk.request.persistence;

import io.fapiaodesk.kernel.Promise;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.ruling.Ruling;
import io.fapiaodesk.platform.WithinTransaction;
import io.fapiaodesk.request.PromisedDays;
import io.fapiaodesk.request.Request;
import io.fapiaodesk.request.RequestKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code request}: one row a case. */
@Repository
public class RequestTable {

    private static final String COLUMNS = """
        id, kind, account_id, status, opened_at, promise_target, promise_limit, promise_provisional,
        promise_paused_on, closed_at, outcome, findings
        """;
    private static final String PROMISE_COLUMNS = """
        id, promise_from, promise_target_days, promise_limit_days, promise_target, promise_limit,
        promise_provisional, promise_paused_on
        """;

    /** Once broken, always broken: whatever moves the limit, or stops its clock, looks at it first. */
    private static final String BROKEN_BY_NOW =
            " promise_broken = promise_broken OR (promise_limit < :now AND promise_paused_on IS NULL)";

    private final JdbcClient jdbc;
    private final WithinTransaction<RequestId, Request> requests = new WithinTransaction<>();
    private final WithinTransaction<RequestId, PromiseRow> promises = new WithinTransaction<>();

    RequestTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a promise is counted from.
     *
     * @param pausedOn the day since which it stands still, if it does
     */
    public record PromiseRow(
            RequestId id,
            LocalDate from,
            PromisedDays days,
            Promise promise,
            @Nullable LocalDate pausedOn) {}

    public void insert(Request request, LocalDate from, PromisedDays days, Promise promise, Ruling ruling) {
        jdbc.sql("""
            INSERT INTO request (id, kind, account_id, status, opened_at, promise_from, promise_target_days,
                promise_limit_days, promise_target, promise_limit, promise_provisional, book_version, findings)
            VALUES (:id, :kind, :account, :status, :openedAt, :from, :targetDays,
                :limitDays, :target, :limit, :provisional, :book, :findings::jsonb)
            """)
                .param("id", request.id().value())
                .param("kind", request.kind().name())
                .param("account", request.accountId())
                .param("status", request.status())
                .param("openedAt", at(request.openedAt()))
                .param("from", from)
                .param("targetDays", days.target())
                .param("limitDays", days.limit())
                .param("target", at(promise.target()))
                .param("limit", at(promise.limit()))
                .param("provisional", promise.provisional())
                .param("book", ruling.bookVersion())
                .param("findings", FindingsJson.write(ruling.findings()))
                .update();
        requests.remember(request.id(), request);
        promises.remember(request.id(), new PromiseRow(request.id(), from, days, promise, null));
    }

    public void updateRuling(RequestId id, Ruling ruling) {
        forget(id);
        jdbc.sql("UPDATE request SET book_version = :book, findings = :findings::jsonb WHERE id = :id")
                .param("id", id.value())
                .param("book", ruling.bookVersion())
                .param("findings", FindingsJson.write(ruling.findings()))
                .update();
    }

    public void updateStatus(RequestId id, String status) {
        forget(id);
        jdbc.sql("UPDATE request SET status = :status WHERE id = :id")
                .param("id", id.value())
                .param("status", status)
                .update();
    }

    /** A promise that stands still already has stood still since then. */
    public void pause(RequestId id, String status, LocalDate day, Instant now) {
        forget(id);
        jdbc.sql("UPDATE request SET status = :status, promise_paused_on = coalesce(promise_paused_on, :day),"
                        + BROKEN_BY_NOW + " WHERE id = :id")
                .param("now", at(now))
                .param("id", id.value())
                .param("status", status)
                .param("day", day)
                .update();
    }

    public void resume(RequestId id, String status, PromisedDays days, Promise promise, Instant now) {
        forget(id);
        jdbc.sql("""
            UPDATE request SET promise_broken = promise_broken
                    OR (promise_limit < :now AND promise_paused_on IS NULL), status = :status, promise_paused_on = NULL, promise_target_days = :targetDays,
                promise_limit_days = :limitDays, promise_target = :target, promise_limit = :limit,
                promise_provisional = :provisional
            WHERE id = :id
            """)
                .param("id", id.value())
                .param("status", status)
                .param("targetDays", days.target())
                .param("limitDays", days.limit())
                .param("target", at(promise.target()))
                .param("limit", at(promise.limit()))
                .param("provisional", promise.provisional())
                .param("now", at(now))
                .update();
    }

    public void recount(RequestId id, Promise promise, Instant now) {
        forget(id);
        jdbc.sql("""
            UPDATE request SET promise_broken = promise_broken
                    OR (promise_limit < :now AND promise_paused_on IS NULL), promise_target = :target, promise_limit = :limit,
                promise_provisional = :provisional
            WHERE id = :id
            """)
                .param("id", id.value())
                .param("target", at(promise.target()))
                .param("limit", at(promise.limit()))
                .param("provisional", promise.provisional())
                .param("now", at(now))
                .update();
    }

    public void close(RequestId id, String outcome, Instant now) {
        forget(id);
        jdbc.sql("""
            UPDATE request SET status = :outcome, outcome = :outcome, closed_at = :now, promise_paused_on = NULL
            WHERE id = :id AND closed_at IS NULL
            """)
                .param("id", id.value())
                .param("outcome", outcome)
                .param("now", at(now))
                .update();
    }

    private void forget(RequestId id) {
        requests.forget(id);
        promises.forget(id);
    }

    public Optional<Request> find(RequestId id) {
        Optional<Request> known = requests.find(id);
        if (known.isPresent()) {
            return known;
        }
        return jdbc.sql("SELECT " + COLUMNS + " FROM request WHERE id = :id")
                .param("id", id.value())
                .query(RequestTable::request)
                .optional();
    }

    public PromiseRow promiseOf(RequestId id) {
        return promises.find(id).orElseGet(() -> {
            PromiseRow read = jdbc.sql("SELECT " + PROMISE_COLUMNS + " FROM request WHERE id = :id")
                    .param("id", id.value())
                    .query(RequestTable::promiseRow)
                    .single();
            promises.remember(id, read);
            return read;
        });
    }

    /**
     * The open cases whose promise is counted over days of a range, or was counted without a calendar. Nothing is locked:
     * what is to be changed is read again.
     */
    public List<PromiseRow> openBetween(LocalDate from, LocalDate to) {
        return jdbc.sql("SELECT " + PROMISE_COLUMNS + """
             FROM request WHERE closed_at IS NULL
                AND (promise_provisional OR (promise_from <= :to AND promise_limit >= :from))
            ORDER BY id
            """)
                .param("from", ShanghaiTime.startOf(from).atOffset(ZoneOffset.UTC))
                .param("to", to)
                .query(RequestTable::promiseRow)
                .list();
    }

    /** What is promised in a case that is still open, locked against a change meanwhile. */
    public Optional<PromiseRow> lockOpen(RequestId id) {
        return jdbc.sql("SELECT " + PROMISE_COLUMNS + " FROM request WHERE id = :id AND closed_at IS NULL FOR UPDATE")
                .param("id", id.value())
                .query(RequestTable::promiseRow)
                .optional();
    }

    public List<Request> of(String accountId, int offset, int limit) {
        return jdbc.sql("SELECT " + COLUMNS
                        + " FROM request WHERE account_id = :account ORDER BY opened_at DESC, id OFFSET"
                        + " :offset LIMIT :limit")
                .param("account", accountId)
                .param("offset", offset)
                .param("limit", limit)
                .query(RequestTable::request)
                .list();
    }

    public List<Request> open(String accountId) {
        return jdbc.sql("SELECT " + COLUMNS
                        + " FROM request WHERE account_id = :account AND closed_at IS NULL ORDER BY opened_at DESC, id")
                .param("account", accountId)
                .query(RequestTable::request)
                .list();
    }

    public long count(String accountId) {
        return jdbc.sql("SELECT count(*) FROM request WHERE account_id = :account")
                .param("account", accountId)
                .query(Long.class)
                .single();
    }

    private static Request request(ResultSet row, int number) throws SQLException {
        OffsetDateTime target = row.getObject("promise_target", OffsetDateTime.class);
        OffsetDateTime closedAt = row.getObject("closed_at", OffsetDateTime.class);
        return new Request(
                new RequestId(row.getString("id")),
                RequestKind.valueOf(row.getString("kind")),
                row.getString("account_id"),
                row.getString("status"),
                instant(row, "opened_at"),
                target == null
                        ? null
                        : new Promise(
                                target.toInstant(),
                                instant(row, "promise_limit"),
                                row.getBoolean("promise_provisional")),
                row.getObject("promise_paused_on", LocalDate.class),
                closedAt == null ? null : closedAt.toInstant(),
                row.getString("outcome"),
                FindingsJson.read(row.getString("findings")));
    }

    private static PromiseRow promiseRow(ResultSet row, int number) throws SQLException {
        return new PromiseRow(
                new RequestId(row.getString("id")),
                row.getObject("promise_from", LocalDate.class),
                new PromisedDays(row.getInt("promise_target_days"), row.getInt("promise_limit_days")),
                new Promise(
                        instant(row, "promise_target"),
                        instant(row, "promise_limit"),
                        row.getBoolean("promise_provisional")),
                row.getObject("promise_paused_on", LocalDate.class));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
