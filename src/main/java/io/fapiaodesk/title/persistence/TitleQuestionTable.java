package io.fapiaodesk.title.persistence;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.title.domain.TitleQuestion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code title_question}: every round of questions in a title review. */
@Repository
public class TitleQuestionTable {

    private final JdbcClient jdbc;

    TitleQuestionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void asked(RequestId id, int round, String question, Instant now) {
        jdbc.sql("INSERT INTO title_question (request_id, round, question, asked_at) VALUES (:id, :round,"
                        + " :question, :now)")
                .param("id", id.value())
                .param("round", round)
                .param("question", question)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    public void answered(RequestId id, int round, @Nullable String answer, List<String> files, Instant now) {
        jdbc.sql("""
            UPDATE title_question SET answer = :answer, answered_at = :now, files = string_to_array(:files, ',')
            WHERE request_id = :id AND round = :round
            """)
                .param("id", id.value())
                .param("round", round)
                .param("answer", answer)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("files", String.join(",", files))
                .update();
    }

    /** The first round first. */
    public List<TitleQuestion> of(RequestId id) {
        return jdbc.sql("SELECT * FROM title_question WHERE request_id = :id ORDER BY round")
                .param("id", id.value())
                .query(TitleQuestionTable::question)
                .list();
    }

    private static TitleQuestion question(ResultSet row, int number) throws SQLException {
        OffsetDateTime answeredAt = row.getObject("answered_at", OffsetDateTime.class);
        return new TitleQuestion(
                row.getInt("round"),
                row.getString("question"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getString("answer"),
                answeredAt == null ? null : answeredAt.toInstant(),
                List.of((String[]) row.getArray("files").getArray()));
    }
}
