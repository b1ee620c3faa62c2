package io.fapiaodesk.request.persistence;

import io.fapiaodesk.request.RequestKind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How many cases are open, and how we keep our promises, counted over all cases there ever were. No figure but the first
 * ever falls. */
@Repository
public class PromiseFigures {

    /** For one kind of case; an open case breaks its promise at the moment that its limit passes. */
    public record Figures(long open, long kept, long broken) {

        public static final Figures NONE = new Figures(0, 0, 0);

        Figures plus(Figures other) {
            return new Figures(open + other.open, kept + other.kept, broken + other.broken);
        }
    }

    /** Ends that nobody promised: taken back, overtaken, given up, or not ours to bring about. They keep no promise. */
    private static final List<String> NOTHING_KEPT =
            List.of("WITHDRAWN", "STOPPED", "CANCELLED", "FAILED", "FORM_VOID", "FORWARDED_TO_VENDOR");

    /** Each half is answered by one index, without the rows. */
    private static final String SQL = """
        SELECT kind, count(*) AS open, 0 AS kept,
            count(*) FILTER (WHERE promise_broken
                OR (promise_limit < :now AND promise_paused_on IS NULL)) AS broken
        FROM request WHERE closed_at IS NULL GROUP BY kind
        UNION ALL
        SELECT kind, 0, count(*) FILTER (WHERE closed_at <= promise_limit AND NOT promise_broken
                AND outcome NOT IN (:nothingKept)),
            count(*) FILTER (WHERE promise_broken OR closed_at > promise_limit)
        FROM request WHERE closed_at IS NOT NULL GROUP BY kind
        """;

    private final JdbcClient jdbc;

    PromiseFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Map<RequestKind, Figures> at(Instant now) {
        Map<RequestKind, Figures> figures = new EnumMap<>(RequestKind.class);
        jdbc.sql(SQL)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("nothingKept", NOTHING_KEPT)
                .query(row -> {
                    figures.merge(
                            RequestKind.valueOf(row.getString("kind")),
                            new Figures(row.getLong("open"), row.getLong("kept"), row.getLong("broken")),
                            Figures::plus);
                });
        return figures;
    }
}
