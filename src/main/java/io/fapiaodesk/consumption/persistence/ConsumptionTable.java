package io.fapiaodesk.consumption.persistence;

import io.fapiaodesk.consumption.ConsumptionItem;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.Yuan;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;

/** The table of consumption. */
@Component
public class ConsumptionTable {

    private static final String COLUMNS =
            "source_id, kind, account_id, product_code, amount, placed_at, paid_at, month, postpaid, payer_account_id,"
                    + " reseller_account_id, transaction_type, vendor_name, vendor_contact, refund_of, title_id";

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

    public List<ConsumptionItem> refundsOf(Collection<String> sourceIds) {
        return jdbc.query(
                "select " + COLUMNS + " from consumption where kind = 'REFUND' and refund_of = any(:ids)",
                Map.of("ids", sourceIds.toArray(String[]::new)),
                (row, n) -> item(row));
    }

    public void save(Collection<ConsumptionItem> items, Instant now) {
        List<ConsumptionItem> inLockingOrder = items.stream()
                .sorted(Comparator.comparing(ConsumptionItem::sourceId))
                .toList();
        jdbc.batchUpdate(
                "insert into consumption (" + COLUMNS + """
                , imported_at, changed_at)
                values (:sourceId, :kind, :accountId, :productCode, :amount, :placedAt, :paidAt, :month, :postpaid,
                        :payerAccountId, :resellerAccountId, :transactionType, :vendorName, :vendorContact, :refundOf,
                        :titleId, :now, :now)
                on conflict (source_id) do update
                   set product_code = excluded.product_code, amount = excluded.amount, placed_at = excluded.placed_at,
                       paid_at = excluded.paid_at, month = excluded.month, postpaid = excluded.postpaid,
                       payer_account_id = excluded.payer_account_id,
                       reseller_account_id = excluded.reseller_account_id,
                       transaction_type = excluded.transaction_type, vendor_name = excluded.vendor_name,
                       vendor_contact = excluded.vendor_contact, refund_of = excluded.refund_of,
                       title_id = excluded.title_id, changed_at = excluded.changed_at
                """,
                inLockingOrder.stream().map(item -> parameters(item, now)).toArray(SqlParameterSource[]::new));
    }

    private static SqlParameterSource parameters(ConsumptionItem item, Instant now) {
        ConsumptionItem.Vendor vendor = item.vendor();
        Instant paidAt = item.paidAt();
        return new MapSqlParameterSource()
                .addValue("sourceId", item.sourceId())
                .addValue("kind", item.kind().name())
                .addValue("accountId", item.accountId())
                .addValue("productCode", item.productCode())
                .addValue("amount", item.amount().amount())
                .addValue("placedAt", ShanghaiTime.at(item.placedAt()))
                .addValue("paidAt", paidAt == null ? null : ShanghaiTime.at(paidAt))
                .addValue("month", Objects.toString(item.month(), null))
                .addValue("postpaid", item.postpaid())
                .addValue("payerAccountId", item.payerAccountId())
                .addValue("resellerAccountId", item.resellerAccountId())
                .addValue("transactionType", item.transactionType())
                .addValue("vendorName", vendor == null ? null : vendor.name())
                .addValue("vendorContact", vendor == null ? null : vendor.contact())
                .addValue("refundOf", item.refundOf())
                .addValue("titleId", item.titleId())
                .addValue("now", ShanghaiTime.at(now));
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
                row.getString("title_id"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
