package io.fapiaodesk.platform.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fapiaodesk.kernel.ShanghaiTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The journal of every case. Entries are only ever added, in the transaction that does what they tell of; each builds on
 * the hash of the one before, so that a change of any of them shows.
 */
@Service
public class Journal {

    /** A mapper of our own: what the application's JSON looks like must not decide what the chain vouches for. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private static final TypeReference<TreeMap<String, String>> DETAILS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Clock clock;

    Journal(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Adds an entry, if the caller's transaction commits. The database numbers and chains it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(JournalEntry entry) {
        jdbc.sql("""
                        insert into journal (case_id, at, by, actor, action, details, customer_visible)
                        values (:caseId, :at, :by, :actor, :action, :details, :visible)
                        """)
                .param("caseId", entry.caseId())
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ShanghaiTime.ZONE))
                .param("by", entry.by().name())
                .param("actor", entry.actor())
                .param("action", entry.action())
                .param("details", write(entry.details()))
                .param("visible", entry.visibleToCustomer())
                .update();
    }

    /** The entries of a case, oldest first. */
    public List<JournalLine> read(String caseId) {
        return jdbc.sql("""
                        select case_id, seq, at, by, actor, action, details, customer_visible, hash
                          from journal where case_id = :caseId order by seq
                        """).param("caseId", caseId).query(Journal::line).list();
    }

    private static JournalLine line(ResultSet row, int index) throws SQLException {
        return new JournalLine(
                row.getString("case_id"),
                row.getLong("seq"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                By.valueOf(row.getString("by")),
                row.getString("actor"),
                row.getString("action"),
                readDetails(row.getString("details")),
                row.getBoolean("customer_visible"),
                HexFormat.of().formatHex(row.getBytes("hash")));
    }

    private static String write(Map<String, String> details) {
        try {
            return JSON.writeValueAsString(details);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A map of strings is always JSON", e);
        }
    }

    private static Map<String, String> readDetails(String json) {
        try {
            return JSON.readValue(json, DETAILS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Details of a journal entry that are not JSON", e);
        }
    }
}
