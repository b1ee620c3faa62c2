package io.fapiaodesk.question.persistence;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.crypto.Sealer;
import io.fapiaodesk.question.CustomerQuestion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code customer_question}. Answers are sealed: a customer may write anything into them. */
@Repository
public class QuestionTable {

    private static final String COLUMNS = """
        q.id, q.request_id, q.about, q.account_id, q.question, q.asked_by, q.asked_at, q.answer_due,
        q.resume_status, q.paused_before, q.state, q.answer, q.closed_at, q.files
        """;

    private final JdbcClient jdbc;
    private final Sealer sealer;

    QuestionTable(JdbcClient jdbc, Sealer sealer) {
        this.jdbc = jdbc;
        this.sealer = sealer;
    }

    public void insert(CustomerQuestion question) {
        jdbc.sql("""
            INSERT INTO customer_question (id, request_id, about, account_id, question, asked_by, asked_at,
                answer_due, resume_status, paused_before, state)
            VALUES (:id, :request, :about, :account, :question, :askedBy, :askedAt,
                :answerDue, :resumeStatus, :pausedBefore, :state)
            """)
                .param("id", question.id())
                .param("request", question.requestId().value())
                .param("about", question.about())
                .param("account", question.accountId())
                .param("question", question.text())
                .param("askedBy", question.askedBy())
                .param("askedAt", at(question.askedAt()))
                .param("answerDue", at(question.answerDue()))
                .param("resumeStatus", question.resumeStatus())
                .param("pausedBefore", question.pausedBefore())
                .param("state", question.state().name())
                .update();
    }

    /** Keeps how a question was closed. */
    public void close(CustomerQuestion question) {
        Instant closedAt = question.closedAt();
        jdbc.sql("""
            UPDATE customer_question
            SET state = :state, answer = :answer, closed_at = :closedAt, files = string_to_array(:files, ',')
            WHERE id = :id
            """)
                .param("id", question.id())
                .param("state", question.state().name())
                .param("answer", sealer.sealText(place(question.id()), question.answer()))
                .param("closedAt", closedAt == null ? null : at(closedAt))
                .param("files", String.join(",", question.files()))
                .update();
    }

    /** More time for the answer. */
    public void extend(String id, Instant answerDue) {
        jdbc.sql("UPDATE customer_question SET answer_due = :answerDue WHERE id = :id")
                .param("id", id)
                .param("answerDue", at(answerDue))
                .update();
    }

    public Optional<CustomerQuestion> find(String id) {
        return one("WHERE q.id = :id", id);
    }

    /** Nobody else closes it until the transaction ends. */
    public Optional<CustomerQuestion> findForUpdate(String id) {
        return one("WHERE q.id = :id FOR UPDATE OF q", id);
    }

    /** Every question of a case, the first one first. */
    public List<CustomerQuestion> of(RequestId requestId) {
        return jdbc.sql("SELECT " + COLUMNS
                        + " FROM customer_question q WHERE q.request_id = :request ORDER BY q.asked_at, q.id")
                .param("request", requestId.value())
                .query(this::question)
                .list();
    }

    private Optional<CustomerQuestion> one(String where, String id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM customer_question q " + where)
                .param("id", id)
                .query(this::question)
                .optional();
    }

    private CustomerQuestion question(ResultSet row, int number) throws SQLException {
        String id = row.getString("id");
        return new CustomerQuestion(
                id,
                new RequestId(row.getString("request_id")),
                row.getString("about"),
                row.getString("account_id"),
                row.getString("question"),
                row.getString("asked_by"),
                instant(row, "asked_at"),
                instant(row, "answer_due"),
                row.getString("resume_status"),
                row.getBoolean("paused_before"),
                CustomerQuestion.State.valueOf(row.getString("state")),
                sealer.openText(place(id), row.getBytes("answer")),
                closedAt(row),
                List.of((String[]) row.getArray("files").getArray()));
    }

    private static @Nullable Instant closedAt(ResultSet row) throws SQLException {
        OffsetDateTime at = row.getObject("closed_at", OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static Sealer.Place place(String id) {
        return new Sealer.Place("customer_question", id, "answer");
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
