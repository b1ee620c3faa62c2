package io.fapiaodesk.notice.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fapiaodesk.notice.persistence.StoredNotice.RecipientKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The rows of all notices. A claim is one statement that several nodes may run at once: each gets another row. Times
 * are the database's, so that it does not matter whose clock is wrong.
 */
@Repository
public class NoticeTable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, String>> ARGUMENTS = new TypeReference<>() {};
    private static final String CLAIM = """
            UPDATE notice
               SET leased_until = now() + :lease * interval '1 millisecond', attempts = attempts + 1
             WHERE id = (%s)
            RETURNING id, case_id, recipient_kind, recipient_id, template, arguments, attachments, message_id, attempts
            """;
    private static final String FREE = "(leased_until IS NULL OR leased_until < now())";

    private final JdbcClient jdbc;

    public NoticeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether it is new: nothing happens when the key is taken. */
    public boolean insert(StoredNotice notice, String key) {
        return jdbc.sql("""
                                INSERT INTO notice
                                    (id, key, case_id, recipient_kind, recipient_id, template, arguments, attachments,
                                    message_id)
                                VALUES (:id, :key, :caseId, :recipientKind, :recipientId, :template, :arguments::jsonb,
                                    :attachments::text[], :messageId)
                                ON CONFLICT (key) DO NOTHING
                                """)
                        .param("id", notice.id())
                        .param("key", key)
                        .param("caseId", notice.caseId())
                        .param("recipientKind", notice.recipientKind().name())
                        .param("recipientId", notice.recipientId())
                        .param("template", notice.template())
                        .param("arguments", json(notice.arguments()))
                        .param("attachments", notice.attachments().toArray(String[]::new))
                        .param("messageId", notice.messageId())
                        .update()
                == 1;
    }

    /** Claims the notice that has been due longest. */
    public Optional<StoredNotice> claimDue(Duration lease) {
        return jdbc.sql(CLAIM.formatted(
                        "SELECT id FROM notice WHERE status = 'PENDING' AND next_attempt_at <= now() AND " + FREE
                                + " ORDER BY next_attempt_at LIMIT 1 FOR UPDATE SKIP LOCKED"))
                .param("lease", lease.toMillis())
                .query(NoticeTable::read)
                .optional();
    }

    /** Claims this one if it is due and nobody else has it. */
    public Optional<StoredNotice> claimDue(UUID id, Duration lease) {
        return jdbc.sql(CLAIM.formatted(
                        "SELECT id FROM notice WHERE id = :id AND status = 'PENDING' AND next_attempt_at <= now() AND "
                                + FREE + " FOR UPDATE SKIP LOCKED"))
                .param("lease", lease.toMillis())
                .param("id", id)
                .query(NoticeTable::read)
                .optional();
    }

    public Optional<StoredNotice> claimParked(UUID id, Duration lease) {
        return jdbc.sql(CLAIM.formatted("SELECT id FROM notice WHERE id = :id AND status = 'PARKED' AND " + FREE
                        + " FOR UPDATE SKIP LOCKED"))
                .param("lease", lease.toMillis())
                .param("id", id)
                .query(NoticeTable::read)
                .optional();
    }

    public void markSent(UUID id) {
        jdbc.sql("""
                        UPDATE notice
                           SET status = 'SENT', sent_at = now(), leased_until = NULL, last_error = NULL
                         WHERE id = :id AND status <> 'SENT'
                        """).param("id", id).update();
    }

    /** Gives the claim back, to be tried again after a wait; does nothing if the claim has run out and is another's. */
    public void postpone(StoredNotice notice, Duration wait, String error) {
        jdbc.sql("""
                        UPDATE notice
                           SET leased_until = NULL, next_attempt_at = now() + :wait * interval '1 millisecond',
                               last_error = :error
                         WHERE id = :id AND status = 'PENDING' AND attempts = :attempts
                        """)
                .param("wait", wait.toMillis())
                .param("error", error)
                .param("id", notice.id())
                .param("attempts", notice.attempts())
                .update();
    }

    /** Whether it is parked by this; not if the claim has run out and is another's. */
    public boolean park(StoredNotice notice, String error) {
        return jdbc.sql("""
                                UPDATE notice
                                   SET status = 'PARKED', leased_until = NULL, last_error = :error
                                 WHERE id = :id AND status IN ('PENDING', 'PARKED') AND attempts = :attempts
                                """)
                        .param("error", error)
                        .param("id", notice.id())
                        .param("attempts", notice.attempts())
                        .update()
                == 1;
    }

    /** Whether this is the first time that somebody asks for the parked notice to be reported. */
    public boolean markReported(UUID id) {
        return jdbc.sql("UPDATE notice SET reported = true WHERE id = :id AND status = 'PARKED' AND NOT reported")
                        .param("id", id)
                        .update()
                == 1;
    }

    public Optional<NoticeState> find(UUID id) {
        return jdbc.sql("SELECT case_id, template, status, last_error FROM notice WHERE id = :id")
                .param("id", id)
                .query((row, number) -> new NoticeState(
                        row.getString("case_id"),
                        row.getString("template"),
                        NoticeState.Status.valueOf(row.getString("status")),
                        row.getString("last_error")))
                .optional();
    }

    /** The status stands in the statement itself, so that the indexes of the unsent apply. */
    public long count(NoticeState.Status status) {
        return jdbc.sql("SELECT count(*) FROM notice WHERE status = '" + status.name() + "'")
                .query(Long.class)
                .single();
    }

    private static StoredNotice read(ResultSet row, int number) throws SQLException {
        return new StoredNotice(
                row.getObject("id", UUID.class),
                row.getString("case_id"),
                RecipientKind.valueOf(row.getString("recipient_kind")),
                row.getString("recipient_id"),
                row.getString("template"),
                arguments(row.getString("arguments")),
                List.of((String[]) row.getArray("attachments").getArray()),
                row.getString("message_id"),
                row.getInt("attempts"));
    }

    private static Map<String, String> arguments(String json) {
        try {
            return JSON.readValue(json, ARGUMENTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The arguments of a notice are not a map of strings", e);
        }
    }

    private static String json(Map<String, String> arguments) {
        try {
            return JSON.writeValueAsString(arguments);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A map of strings is always JSON", e);
        }
    }
}
