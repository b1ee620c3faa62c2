package io.fapiaodesk.consumption.persistence;

import io.fapiaodesk.consumption.Deficit;
import io.fapiaodesk.consumption.OffsetMade;
import io.fapiaodesk.consumption.domain.Books;
import io.fapiaodesk.consumption.domain.UseOfConsumption;
import io.fapiaodesk.kernel.Yuan;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/** How the deficits of accounts came and went. */
@Component
public class DeficitStatements {

    private final NamedParameterJdbcOperations jdbc;

    public DeficitStatements(NamedParameterJdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A deficit, and what is in deficit.
     *
     * @param invoiced what is invoiced of it
     * @param toBalance what of the item's refunds went back to the account's balance
     */
    public record Row(Deficit deficit, String productCode, Yuan invoiced, Yuan toBalance) {}

    /** A line of a deficit's statement; the item is the one whose consumption was used or given back. */
    public record Line(
            Instant at,
            Books.What what,
            Yuan amount,
            Yuan balance,
            @Nullable String itemId,
            String cause) {}

    public long count(Collection<String> accountIds) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) from deficit where account_id = any(:accounts)", accounts(accountIds), Long.class));
    }

    /** Those that are not made good come first, among them the newest. */
    public List<Row> page(Collection<String> accountIds, long offset, int limit) {
        return jdbc.query(
                "select deficit.*, item.product_code, item.invoiced, item.to_balance from deficit"
                        + " join consumption item on item.source_id = deficit.item_id"
                        + " where deficit.account_id = any(:accounts)"
                        + " order by (balance > 0) desc, since desc, id limit :limit offset :offset",
                accounts(accountIds).addValue("limit", limit).addValue("offset", offset),
                (row, n) -> new Row(
                        LedgerTable.deficit(row),
                        row.getString("product_code"),
                        new Yuan(row.getBigDecimal("invoiced")),
                        new Yuan(row.getBigDecimal("to_balance"))));
    }

    /** By deficit, the oldest first. */
    public Map<String, List<Line>> statements(Collection<String> deficitIds) {
        Map<String, List<Line>> statements = new HashMap<>();
        jdbc.query(
                "select * from deficit_entry where deficit_id = any(:ids) order by n",
                Map.of("ids", deficitIds.toArray(String[]::new)),
                row -> {
                    statements
                            .computeIfAbsent(row.getString("deficit_id"), id -> new ArrayList<>())
                            .add(new Line(
                                    row.getObject("at", OffsetDateTime.class).toInstant(),
                                    Books.What.valueOf(row.getString("what")),
                                    new Yuan(row.getBigDecimal("amount")),
                                    new Yuan(row.getBigDecimal("balance")),
                                    row.getString("item_id"),
                                    row.getString("cause")));
                });
        return statements;
    }

    /** The offsets that this cause made, as far as they are not undone. */
    public List<OffsetMade> offsetsBy(String cause) {
        record Pair(String deficitId, String itemId) {}
        Map<Pair, UseOfConsumption> uses = new LinkedHashMap<>();
        jdbc.query("""
            select deficit_id, item_id, what, amount, cause from deficit_entry
             where (deficit_id, item_id) in (select deficit_id, item_id from deficit_entry
                                              where cause = :cause and what = 'OFFSET')
             order by n
            """, Map.of("cause", cause), row -> {
            UseOfConsumption use = uses.computeIfAbsent(
                    new Pair(row.getString("deficit_id"), row.getString("item_id")), pair -> new UseOfConsumption());
            Yuan amount = new Yuan(row.getBigDecimal("amount"));
            if (Books.What.valueOf(row.getString("what")) == Books.What.OFFSET) {
                use.made(row.getString("cause"), amount);
            } else {
                use.undone(row.getString("cause"), amount);
            }
        });
        uses.values().removeIf(use -> !use.by(cause).isPositive());
        if (uses.isEmpty()) {
            return List.of();
        }
        Map<String, Deficit> deficits = jdbc
                .query(
                        "select * from deficit where id = any(:ids)",
                        Map.of(
                                "ids",
                                uses.keySet().stream().map(Pair::deficitId).toArray(String[]::new)),
                        (row, n) -> LedgerTable.deficit(row))
                .stream()
                .collect(Collectors.toMap(Deficit::id, Function.identity()));
        return uses.entrySet().stream()
                .map(use -> new OffsetMade(
                        Objects.requireNonNull(deficits.get(use.getKey().deficitId())),
                        use.getKey().itemId(),
                        use.getValue().by(cause)))
                .toList();
    }

    private static MapSqlParameterSource accounts(Collection<String> accountIds) {
        return new MapSqlParameterSource("accounts", accountIds.toArray(String[]::new));
    }
}
