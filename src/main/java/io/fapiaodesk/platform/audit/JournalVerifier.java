package io.fapiaodesk.platform.audit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Recomputes the chains of the journal and names the first entry that is not what was written. It counts for itself
 * rather than asking the database, which may be what was tampered with.
 *
 * <p>A chain cannot tell that its last entries are gone; {@link #head} is what to note down elsewhere for that.
 */
@Service
public class JournalVerifier {

    private static final String COLUMNS =
            "case_id, seq, at, by, actor, action, details, customer_visible, prev_hash, hash";
    private static final int ROWS_AT_A_TIME = 1000;
    private static final byte[] NOTHING_BEFORE = {};

    /** The first entry that is wrong, and in what way. */
    public record BadEntry(String caseId, long seq, Fault fault) {}

    /** What can be wrong with an entry. */
    public enum Fault {
        /** Entries before it are missing, or it was put in. */
        OUT_OF_SEQUENCE,
        /** It does not build on the entry before it: one of the two was replaced. */
        BROKEN_LINK,
        /** Its content is not what it was when it was written. */
        CHANGED
    }

    private final JdbcClient jdbc;

    JournalVerifier(DataSource dataSource) {
        JdbcTemplate template = new JdbcTemplate(dataSource);
        template.setFetchSize(ROWS_AT_A_TIME);
        this.jdbc = JdbcClient.create(template);
    }

    /** Looks at every case, in the order of their ids. */
    @Transactional(readOnly = true)
    public Optional<BadEntry> firstBadEntry() {
        return verify(jdbc.sql("select " + COLUMNS + " from journal order by case_id, seq"));
    }

    @Transactional(readOnly = true)
    public Optional<BadEntry> firstBadEntry(String caseId) {
        return verify(jdbc.sql("select " + COLUMNS + " from journal where case_id = :caseId order by seq")
                .param("caseId", caseId));
    }

    /** The hash of the last entry of a case, in hexadecimal: it vouches for all that came before. */
    public Optional<String> head(String caseId) {
        return jdbc.sql("select hash from journal where case_id = :caseId order by seq desc limit 1")
                .param("caseId", caseId)
                .query((row, index) -> HexFormat.of().formatHex(row.getBytes("hash")))
                .optional();
    }

    private static Optional<BadEntry> verify(JdbcClient.StatementSpec statement) {
        Walk walk = new Walk();
        return statement.query(rows -> {
            while (rows.next()) {
                Optional<Fault> fault = walk.step(rows);
                if (fault.isPresent()) {
                    return Optional.of(new BadEntry(rows.getString("case_id"), rows.getLong("seq"), fault.get()));
                }
            }
            return Optional.empty();
        });
    }

    /** Goes from entry to entry and remembers what the next one must build on. */
    private static final class Walk {

        private @Nullable String caseId;
        private long seq;
        private byte[] hash = NOTHING_BEFORE;

        Optional<Fault> step(ResultSet row) throws SQLException {
            if (!row.getString("case_id").equals(caseId)) {
                caseId = row.getString("case_id");
                seq = 0;
                hash = NOTHING_BEFORE;
            }
            byte[] previous = hash;
            hash = row.getBytes("hash");
            if (row.getLong("seq") != ++seq) {
                return Optional.of(Fault.OUT_OF_SEQUENCE);
            }
            if (!Arrays.equals(row.getBytes("prev_hash"), previous)) {
                return Optional.of(Fault.BROKEN_LINK);
            }
            return Arrays.equals(hashOf(row), hash) ? Optional.empty() : Optional.of(Fault.CHANGED);
        }

        /** The same as the function journal_hash of the database. */
        private static byte[] hashOf(ResultSet row) throws SQLException {
            Instant at = row.getObject("at", OffsetDateTime.class).toInstant();
            String content = String.join(
                    "\n",
                    row.getString("case_id"),
                    row.getString("seq"),
                    String.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, at)),
                    row.getString("by"),
                    row.getString("actor"),
                    row.getString("action"),
                    row.getBoolean("customer_visible") ? "true" : "false",
                    row.getString("details"));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes(row.getBytes("prev_hash"));
            bytes.writeBytes(content.getBytes(StandardCharsets.UTF_8));
            try {
                return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java runtime has SHA-256", e);
            }
        }
    }
}
