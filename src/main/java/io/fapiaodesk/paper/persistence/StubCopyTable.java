package io.fapiaodesk.paper.persistence;

import io.fapiaodesk.kernel.RequestId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code loss_stub_copy}: which document of a case is the copy of the stub. */
@Repository
public class StubCopyTable {

    private final JdbcClient jdbc;

    StubCopyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A later copy takes the place of an earlier one. */
    public void put(RequestId id, String documentId, String by, Instant at) {
        jdbc.sql("""
            INSERT INTO loss_stub_copy (request_id, document_id, made_by, made_at)
            VALUES (:id, :document, :by, :at)
            ON CONFLICT (request_id)
            DO UPDATE SET document_id = excluded.document_id, made_by = excluded.made_by,
                made_at = excluded.made_at
            """)
                .param("id", id.value())
                .param("document", documentId)
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    public Optional<String> documentOf(RequestId id) {
        return jdbc.sql("SELECT document_id FROM loss_stub_copy WHERE request_id = :id")
                .param("id", id.value())
                .query(String.class)
                .optional();
    }
}
