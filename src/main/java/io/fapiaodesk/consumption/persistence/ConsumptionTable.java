package io.fapiaodesk.consumption.persistence;

import io.fapiaodesk.consumption.ConsumptionItem;
import io.fapiaodesk.consumption.domain.Refunds;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.Yuan;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/** The table of consumption. */
@Component
public class ConsumptionTable {

    private static final String COLUMNS =
            "source_id, kind, account_id, product_code, amount, placed_at, paid_at, month, postpaid, payer_account_id,"
                    + " reseller_account_id, transaction_type, vendor_name, vendor_contact, refund_of, title_id,"
                    + " to_balance";

    private final NamedParameterJdbcOperations jdbc;

    public ConsumptionTable(NamedParameterJdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks in the order of ids, so that two deliveries of the same items wait for each other and not for ever. */
    public Map<String, ConsumptionItem> lock(Collection<String> sourceIds) {
        return jdbc
                .query(
                        "select " + COLUMNS
                                + " from consumption where source_id = any(:ids) order by source_id for update",
                        Map.of("ids", sourceIds.toArray(String[]::new)),
                        (row, n) -> item(row))
                .stream()
                .collect(Collectors.toMap(ConsumptionItem::sourceId, Function.identity()));
    }

    /** What the refunds among these, as they were delivered until now, reduce. */
    public Set<String> refundedBy(Collection<String> sourceIds) {
        return new HashSet<>(jdbc.queryForList(
                "select refund_of from consumption where source_id = any(:ids) and kind = 'REFUND'",
                Map.of("ids", sourceIds.toArray(String[]::new)),
                String.class));
    }

    /** Refunds that were to come and whose time has come, and what they reduce; what is not there yet counts them itself. */
    public Map<String, String> refundsToSettle(Instant now, int most) {
        Map<String, String> due = new HashMap<>();
        jdbc.query(
                "select source_id, refund_of from consumption refund where settles_at <= :now"
                        + " and exists (select 1 from consumption item where item.source_id = refund.refund_of)"
                        + " order by settles_at limit :most",
                new MapSqlParameterSource("now", ShanghaiTime.at(now)).addValue("most", most),
                row -> {
                    due.put(row.getString("source_id"), row.getString("refund_of"));
                });
        return due;
    }

    public void settle(Collection<String> refundIds, Instant now) {
        jdbc.update(
                "update consumption set settled = true, settles_at = null"
                        + " where source_id = any(:ids) and settles_at <= :now",
                new MapSqlParameterSource("ids", refundIds.toArray(String[]::new))
                        .addValue("now", ShanghaiTime.at(now)));
    }

    public List<ConsumptionItem> refundsOf(Collection<String> sourceIds) {
        return jdbc.query(
                "select " + COLUMNS + " from consumption where kind = 'REFUND' and refund_of = any(:ids)",
                Map.of("ids", sourceIds.toArray(String[]::new)),
                (row, n) -> item(row));
    }

    /** Writes what is given back of items that are known already. */
    public void saveRefunds(Map<String, Refunds> refunds) {
        List<String> ids = refunds.keySet().stream().sorted().toList();
        if (ids.isEmpty()) {
            return;
        }
        jdbc.update(
                """
                update consumption item
                   set refunded = now.refunded, refund_pending = now.pending, to_balance = now.to_balance
                  from unnest(cast(:ids as text[]), cast(:refunded as numeric[]), cast(:pending as numeric[]),
                              cast(:toBalance as numeric[]))
                       as now (id, refunded, pending, to_balance)
                 where item.source_id = now.id
                """,
                new MapSqlParameterSource("ids", ids.toArray(String[]::new))
                        .addValue("refunded", amounts(ids, refunds, Refunds::settled))
                        .addValue("pending", amounts(ids, refunds, Refunds::pending))
                        .addValue("toBalance", amounts(ids, refunds, Refunds::toBalance)));
    }

    private static BigDecimal[] amounts(List<String> ids, Map<String, Refunds> refunds, Function<Refunds, Yuan> which) {
        return ids.stream()
                .map(id -> which.apply(Objects.requireNonNull(refunds.get(id))).amount())
                .toArray(BigDecimal[]::new);
    }

    /**
     * Adds items, or replaces what was delivered of them before.
     *
     * @param refunds what is given back of those of them of which something is
     */
    public void save(Collection<ConsumptionItem> items, Map<String, Refunds> refunds, Instant now) {
        if (items.isEmpty()) {
            return;
        }
        List<ConsumptionItem> inLockingOrder = items.stream()
                .sorted(Comparator.comparing(ConsumptionItem::sourceId))
                .toList();
        Columns columns = new Columns(inLockingOrder.size());
        inLockingOrder.forEach(item -> columns.add(item, refunds.getOrDefault(item.sourceId(), Refunds.NONE), now));
        // One statement for all of them, in their order: a delivery has many lines.
        jdbc.update(
                "insert into consumption (" + COLUMNS + """
                    , settled, settles_at, refunded, refund_pending, imported_at, changed_at)
                    select source_id, kind, account_id, product_code, amount, placed_at, paid_at, month, postpaid,
                           payer_account_id, reseller_account_id, transaction_type, vendor_name, vendor_contact, refund_of,
                           title_id, to_balance, settled, settles_at, refunded, refund_pending, :now, :now
                      from unnest(cast(:sourceId as text[]), cast(:kind as text[]), cast(:accountId as text[]),
                                  cast(:productCode as text[]), cast(:amount as numeric[]),
                                  cast(:placedAt as timestamptz[]), cast(:paidAt as timestamptz[]), cast(:month as text[]),
                                  cast(:postpaid as boolean[]), cast(:payerAccountId as text[]),
                                  cast(:resellerAccountId as text[]), cast(:transactionType as text[]),
                                  cast(:vendorName as text[]), cast(:vendorContact as text[]), cast(:refundOf as text[]),
                                  cast(:titleId as text[]), cast(:toBalance as numeric[]),
                                  cast(:settled as boolean[]), cast(:settlesAt as timestamptz[]),
                                  cast(:refunded as numeric[]), cast(:refundPending as numeric[])) with ordinality
                           as line (source_id, kind, account_id, product_code, amount, placed_at, paid_at, month, postpaid,
                                    payer_account_id, reseller_account_id, transaction_type, vendor_name, vendor_contact,
                                    refund_of, title_id, to_balance, settled, settles_at, refunded, refund_pending, place)
                     order by place
                    on conflict (source_id) do update
                       set product_code = excluded.product_code, amount = excluded.amount, placed_at = excluded.placed_at,
                           paid_at = excluded.paid_at, month = excluded.month, postpaid = excluded.postpaid,
                           payer_account_id = excluded.payer_account_id,
                           reseller_account_id = excluded.reseller_account_id,
                           transaction_type = excluded.transaction_type, vendor_name = excluded.vendor_name,
                           vendor_contact = excluded.vendor_contact, refund_of = excluded.refund_of,
                           title_id = excluded.title_id, to_balance = excluded.to_balance,
                           settled = excluded.settled, settles_at = excluded.settles_at,
                           refunded = excluded.refunded, refund_pending = excluded.refund_pending,
                           changed_at = excluded.changed_at
                    """,
                columns.parameters().addValue("now", ShanghaiTime.at(now)));
    }

    /** Lines turned into arrays, one for each column. */
    private static final class Columns {

        private final Map<String, Object[]> arrays = new HashMap<>();
        private final int lines;
        private int next;

        Columns(int lines) {
            this.lines = lines;
        }

        void add(ConsumptionItem item, Refunds refunds, Instant now) {
            ConsumptionItem.Vendor vendor = item.vendor();
            text("sourceId", item.sourceId());
            text("kind", item.kind().name());
            text("accountId", item.accountId());
            text("productCode", item.productCode());
            amount("amount", item.amount());
            moment("placedAt", item.placedAt());
            moment("paidAt", item.paidAt());
            text("month", Objects.toString(item.month(), null));
            flag("postpaid", item.postpaid());
            text("payerAccountId", item.payerAccountId());
            text("resellerAccountId", item.resellerAccountId());
            text("transactionType", item.transactionType());
            text("vendorName", vendor == null ? null : vendor.name());
            text("vendorContact", vendor == null ? null : vendor.contact());
            text("refundOf", item.refundOf());
            text("titleId", item.titleId());
            amount("toBalance", item.toBalance() ? item.amount() : refunds.toBalance());
            flag("settled", item.isSettled(now));
            moment("settlesAt", item.settlesAt(now));
            amount("refunded", refunds.settled());
            amount("refundPending", refunds.pending());
            next++;
        }

        MapSqlParameterSource parameters() {
            MapSqlParameterSource parameters = new MapSqlParameterSource();
            arrays.forEach(parameters::addValue);
            return parameters;
        }

        private void text(String column, @Nullable String value) {
            set(column, value, String[]::new);
        }

        private void moment(String column, @Nullable Instant value) {
            set(column, value == null ? null : value.toString(), String[]::new);
        }

        private void amount(String column, Yuan value) {
            set(column, value.amount(), BigDecimal[]::new);
        }

        private void flag(String column, boolean value) {
            set(column, value, Boolean[]::new);
        }

        private void set(String column, @Nullable Object value, IntFunction<Object[]> array) {
            Object[] values = arrays.computeIfAbsent(column, name -> array.apply(lines));
            if (value != null) {
                values[next] = value;
            }
        }
    }

    private static ConsumptionItem item(ResultSet row) throws SQLException {
        String month = row.getString("month");
        String vendor = row.getString("vendor_name");
        return new ConsumptionItem(
                row.getString("source_id"),
                ConsumptionItem.Kind.valueOf(row.getString("kind")),
                row.getString("account_id"),
                row.getString("product_code"),
                new Yuan(row.getBigDecimal("amount")),
                Objects.requireNonNull(instant(row, "placed_at")),
                instant(row, "paid_at"),
                month == null ? null : YearMonth.parse(month),
                row.getBoolean("postpaid"),
                row.getString("payer_account_id"),
                row.getString("reseller_account_id"),
                row.getString("transaction_type"),
                vendor == null ? null : new ConsumptionItem.Vendor(vendor, row.getString("vendor_contact")),
                row.getString("refund_of"),
                row.getString("title_id"),
                ConsumptionItem.Kind.REFUND.name().equals(row.getString("kind"))
                        && row.getBigDecimal("to_balance").signum() > 0);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
