package io.fapiaodesk.support.persistence;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.crypto.Sealer;
import io.fapiaodesk.support.domain.Answerer;
import io.fapiaodesk.support.domain.SupportRequest;
import io.fapiaodesk.support.domain.SupportRequest.Answer;
import io.fapiaodesk.support.domain.SupportRequest.Asked;
import io.fapiaodesk.support.domain.SupportState;
import io.fapiaodesk.support.domain.Topic;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code support_request}. */
@Repository
public class SupportTable {

    private final JdbcClient jdbc;
    private final Sealer sealer;

    SupportTable(JdbcClient jdbc, Sealer sealer) {
        this.jdbc = jdbc;
        this.sealer = sealer;
    }

    public void insert(SupportRequest request) {
        Asked asked = request.asked();
        jdbc.sql("""
            INSERT INTO support_request (request_id, account_id, asked_by, topic, subject_id, question,
                asked_at, state, answerer)
            VALUES (:id, :account, :by, :topic, :subject, :question, :at, :state, :answerer)
            """)
                .param("id", request.id().value())
                .param("account", request.accountId())
                .param("by", asked.by())
                .param("topic", asked.topic().name())
                .param("subject", asked.subjectId())
                .param("question", seal(request.id(), "question", asked.text()))
                .param("at", asked.at().atOffset(ZoneOffset.UTC))
                .param("state", request.state().name())
                .param("answerer", request.answerer().name())
                .update();
    }

    public void update(SupportRequest request) {
        Answer answer = request.answer();
        jdbc.sql("""
            UPDATE support_request SET state = :state, answerer = :answerer, manager = :manager, note = :note,
                answered_by = :by, answer = :answer, answered_at = :at
            WHERE request_id = :id
            """)
                .param("id", request.id().value())
                .param("state", request.state().name())
                .param("answerer", request.answerer().name())
                .param("manager", request.manager())
                .param("note", seal(request.id(), "note", request.note()))
                .param("by", answer == null ? null : answer.by())
                .param("answer", seal(request.id(), "answer", answer == null ? null : answer.text()))
                .param("at", answer == null ? null : answer.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    public Optional<SupportRequest> find(RequestId id) {
        return jdbc.sql("SELECT * FROM support_request WHERE request_id = :id")
                .param("id", id.value())
                .query(this::read)
                .optional();
    }

    /** Reads a question to change it: others who want to wait until our transaction is over. */
    public Optional<SupportRequest> findForUpdate(RequestId id) {
        return jdbc.sql("SELECT * FROM support_request WHERE request_id = :id FOR UPDATE")
                .param("id", id.value())
                .query(this::read)
                .optional();
    }

    /** The questions of an account, newest first. */
    public List<SupportRequest> of(String accountId) {
        return jdbc.sql("SELECT * FROM support_request WHERE account_id = :account ORDER BY asked_at DESC, request_id")
                .param("account", accountId)
                .query(this::read)
                .list();
    }

    /** Those without an answer that somebody has, or that belong to one of the accounts; locked, always in one order. */
    public List<SupportRequest> openForUpdate(String manager, Collection<String> accountIds) {
        return jdbc.sql("""
            SELECT * FROM support_request
            WHERE state = 'IN_HAND' AND (manager = :manager OR account_id = ANY (:accounts))
            ORDER BY request_id FOR UPDATE
            """)
                .param("manager", manager)
                .param("accounts", accountIds.toArray(String[]::new))
                .query(this::read)
                .list();
    }

    private SupportRequest read(ResultSet row, int number) throws SQLException {
        RequestId id = new RequestId(row.getString("request_id"));
        String answeredBy = row.getString("answered_by");
        return new SupportRequest(
                id,
                row.getString("account_id"),
                new Asked(
                        row.getString("asked_by"),
                        Topic.valueOf(row.getString("topic")),
                        row.getString("subject_id"),
                        Objects.requireNonNull(open(id, "question", row)),
                        row.getObject("asked_at", OffsetDateTime.class).toInstant()),
                SupportState.valueOf(row.getString("state")),
                Answerer.valueOf(row.getString("answerer")),
                row.getString("manager"),
                open(id, "note", row),
                answeredBy == null
                        ? null
                        : new Answer(
                                answeredBy,
                                Objects.requireNonNull(open(id, "answer", row)),
                                row.getObject("answered_at", OffsetDateTime.class)
                                        .toInstant()));
    }

    private byte @Nullable [] seal(RequestId id, String column, @Nullable String text) {
        return sealer.sealText(place(id, column), text);
    }

    private @Nullable String open(RequestId id, String column, ResultSet row) throws SQLException {
        return sealer.openText(place(id, column), row.getBytes(column));
    }

    private static Sealer.Place place(RequestId id, String column) {
        return new Sealer.Place("support_request", id.value(), column);
    }
}
