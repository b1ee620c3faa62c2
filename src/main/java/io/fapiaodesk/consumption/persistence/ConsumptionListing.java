package io.fapiaodesk.consumption.persistence;

import io.fapiaodesk.consumption.ConsumptionQuestion;
import io.fapiaodesk.consumption.LedgerItem;
import io.fapiaodesk.consumption.domain.TransactionType;
import io.fapiaodesk.kernel.ShanghaiTime;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Pages through the items of an account. Which of them can be invoiced is said here once more, in SQL, so that a page
 * costs the same however many items there are; a test holds it against the rules.
 */
@Component
public class ConsumptionListing {

    private static final String COLUMNS = LedgerTable.COLUMNS + ", refund_of";

    private static final String INVOICEABLE = """
        (kind in ('ORDER', 'BILL')
         and amount - refunded - invoiced - offset_used > 0
         and refund_pending = 0
         and not :askerClosed
         and account_id <> all(:closed)
         and (reseller_account_id is null or reseller_account_id = :asker)
         and (payer_account_id is null or payer_account_id = any(:accounts))
         and (payer_account_id is null or payer_account_id <> all(:resellers) or reseller_account_id is not null)
         and (transaction_type is null
              or regexp_replace(lower(trim(transaction_type)), '[[:space:]_-]+', '-', 'g') <> all(:pricedPush))
         and case when kind = 'ORDER' and not postpaid then paid_at is not null and paid_at <= :paidUntil
              else coalesce(month, to_char(placed_at at time zone 'Asia/Shanghai', 'YYYY-MM')) <= :billed end
         and product_code <> all(:undecidedProducts)
         and source_id <> all(:undecidedItems))
        """;

    private final NamedParameterJdbcOperations jdbc;

    public ConsumptionListing(NamedParameterJdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What the page depends on besides the items.
     *
     * @param asker the account that asks
     * @param accounts it and its members
     * @param closed those of them, and of the accounts that they paid for, that are closed
     * @param resellers members that are resellers, whose purchases are their own business
     * @param billed the last month whose bill is there
     * @param paidUntil what is said to be paid later is not paid yet
     * @param undecidedProducts products that the seller catalogue gives no seller
     * @param undecidedItems items of other products that it gives none
     */
    public record Scope(
            String asker,
            boolean askerClosed,
            Collection<String> accounts,
            Collection<String> closed,
            Collection<String> resellers,
            YearMonth billed,
            Instant paidUntil,
            Collection<String> undecidedProducts,
            Collection<String> undecidedItems) {}

    /**
     * An item, and what a refund belongs to.
     *
     * @param refundOf what a refund reduces
     * @param soldAt when the item, or what the refund reduces, was ordered
     */
    public record Row(LedgerItem item, @Nullable String refundOf, Instant soldAt) {}

    /** How long a product has been bought. */
    public record Product(String code, Instant first, Instant last) {}

    public long count(Scope scope, ConsumptionQuestion question) {
        MapSqlParameterSource parameters = parameters(scope, question);
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) from (" + items(scope, question, parameters) + ") item", parameters, Long.class));
    }

    /** The oldest first. */
    public List<Row> page(Scope scope, ConsumptionQuestion question, long offset, int limit) {
        MapSqlParameterSource parameters =
                parameters(scope, question).addValue("limit", limit).addValue("offset", offset);
        return jdbc.query(
                "select item.*, refunded.placed_at as sold_at from (select * from ("
                        + items(scope, question, parameters)
                        + ") found order by placed_at, source_id limit :limit offset :offset) item"
                        + " left join consumption refunded on refunded.source_id = item.refund_of"
                        + " order by item.placed_at, item.source_id",
                parameters,
                (row, n) -> row(row));
    }

    /** The products of everything that these accounts consumed or paid for. */
    public List<Product> products(Collection<String> accounts) {
        return jdbc.query(
                "select product_code, min(placed_at) as first, max(placed_at) as last from consumption"
                        + " where (account_id = any(:accounts) or payer_account_id = any(:accounts))"
                        + " and kind in ('ORDER', 'BILL') group by product_code order by product_code",
                new MapSqlParameterSource("accounts", array(accounts)),
                (row, n) -> new Product(
                        row.getString("product_code"),
                        row.getObject("first", OffsetDateTime.class).toInstant(),
                        row.getObject("last", OffsetDateTime.class).toInstant()));
    }

    /** A product with how much of it all customers consumed. */
    public record Consumed(String code, long items, long accounts, BigDecimal amount, Instant first, Instant last) {}

    /** Every product that anybody consumed: reads everything, so it is for a keeper's page and not for customers'. */
    public List<Consumed> consumed() {
        return jdbc.query(
                "select product_code, count(*) as items, count(distinct account_id) as accounts, sum(amount) as amount,"
                        + " min(placed_at) as first, max(placed_at) as last from consumption"
                        + " where kind in ('ORDER', 'BILL') group by product_code order by product_code",
                (row, n) -> new Consumed(
                        row.getString("product_code"),
                        row.getLong("items"),
                        row.getLong("accounts"),
                        row.getBigDecimal("amount"),
                        row.getObject("first", OffsetDateTime.class).toInstant(),
                        row.getObject("last", OffsetDateTime.class).toInstant()));
    }

    /** When items of a product were ordered: those products are few that are not sold in the same way all the time. */
    public List<Row> ofProduct(Collection<String> accounts, String productCode) {
        return jdbc.query(
                "select " + COLUMNS + ", placed_at as sold_at from consumption"
                        + " where (account_id = any(:accounts) or payer_account_id = any(:accounts))"
                        + " and kind in ('ORDER', 'BILL') and product_code = :product",
                new MapSqlParameterSource("accounts", array(accounts)).addValue("product", productCode),
                (row, n) -> row(row));
    }

    /** The accounts for whom these have paid. */
    public List<String> paidFor(Collection<String> accounts) {
        return jdbc.queryForList(
                "select distinct account_id from consumption where payer_account_id = any(:accounts)",
                new MapSqlParameterSource("accounts", array(accounts)),
                String.class);
    }

    private static String items(Scope scope, ConsumptionQuestion question, MapSqlParameterSource parameters) {
        StringBuilder wanted = new StringBuilder();
        if (question.invoiceable() != null) {
            wanted.append(question.invoiceable() ? " and " : " and not ").append(INVOICEABLE);
        }
        YearMonth month = question.month();
        if (month != null) {
            wanted.append(" and (month = :month or (month is null and placed_at >= :from and placed_at < :until))");
            parameters
                    .addValue("month", month.toString())
                    .addValue("from", ShanghaiTime.at(ShanghaiTime.startOf(month.atDay(1))))
                    .addValue(
                            "until",
                            ShanghaiTime.at(
                                    ShanghaiTime.startOf(month.plusMonths(1).atDay(1))));
        }
        if (question.productCode() != null) {
            wanted.append(" and product_code = :product");
            parameters.addValue("product", question.productCode());
        }
        if (question.account() != null) {
            wanted.append(" and account_id = :whose");
            parameters.addValue("whose", question.account());
        }
        if (question.search() != null) {
            wanted.append(" and (source_id ilike :search or product_code ilike :search)");
            parameters.addValue("search", "%" + question.search().replaceAll("([\\\\%_])", "\\\\$1") + "%");
        }
        // With one account an index gives the order; two branches, so that each can use its own.
        boolean alone = scope.accounts().size() == 1;
        String own = alone ? "account_id = :asker" : "account_id = any(:accounts)";
        String paid = alone
                ? "payer_account_id = :asker and account_id <> :asker"
                : "payer_account_id = any(:accounts) and account_id <> all(:accounts)";
        return "select " + COLUMNS + " from consumption where " + own + wanted + " union all select " + COLUMNS
                + " from consumption where " + paid + wanted;
    }

    private static MapSqlParameterSource parameters(Scope scope, ConsumptionQuestion question) {
        MapSqlParameterSource parameters =
                new MapSqlParameterSource("asker", scope.asker()).addValue("accounts", array(scope.accounts()));
        if (question.invoiceable() != null) {
            parameters
                    .addValue("askerClosed", scope.askerClosed())
                    .addValue("closed", array(scope.closed()))
                    .addValue("resellers", array(scope.resellers()))
                    .addValue("pricedPush", array(TransactionType.PRICED_PUSH))
                    .addValue("paidUntil", ShanghaiTime.at(scope.paidUntil()))
                    .addValue("billed", scope.billed().toString())
                    .addValue("undecidedProducts", array(scope.undecidedProducts()))
                    .addValue("undecidedItems", array(scope.undecidedItems()));
        }
        return parameters;
    }

    private static Row row(ResultSet row) throws SQLException {
        LedgerItem item = LedgerTable.item(row);
        OffsetDateTime soldAt = row.getObject("sold_at", OffsetDateTime.class);
        return new Row(item, row.getString("refund_of"), soldAt == null ? item.placedAt() : soldAt.toInstant());
    }

    private static String[] array(Collection<String> texts) {
        return texts.toArray(String[]::new);
    }
}
