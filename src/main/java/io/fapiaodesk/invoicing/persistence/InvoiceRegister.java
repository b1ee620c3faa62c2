package io.fapiaodesk.invoicing.persistence;

import io.fapiaodesk.kernel.ShanghaiTime;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every invoice of an account, and every red-letter invoice as one of its own, so that the sums are right. */
@Repository
public class InvoiceRegister {

    /** What a red-letter invoice has in the place of a status. */
    public static final String RED = "RED";

    private static final int AT_A_TIME = 500;

    private static final String ROWS = """
         FROM (SELECT invoice.id, invoice.request_id, invoice.number,
                      coalesce(invoice.issued_at, invoice.created_at) AS at, invoice.issued_at, invoice.status AS state,
                      invoice.type, invoice.seller_code, invoice.seller_name, invoice.seller_name_zh,
                      invoice.buyer_name, invoice.buyer_tax_id, invoice.content, invoice.rate, invoice.gross,
                      invoice.net, invoice.tax,
                      (SELECT string_agg(red.number, ' ' ORDER BY red.issued_at) FROM red_invoice red
                        WHERE red.invoice_id = invoice.id) AS red_number,
                      NULL::text AS blue_number
                 FROM invoice WHERE invoice.account_id = :account
               UNION ALL
               SELECT invoice.id, red.cause, red.number, red.issued_at, red.issued_at, 'RED',
                      invoice.type, invoice.seller_code, invoice.seller_name, invoice.seller_name_zh,
                      invoice.buyer_name, invoice.buyer_tax_id, invoice.content, invoice.rate, red.gross,
                      red.net, red.tax, NULL, invoice.number
                 FROM red_invoice red JOIN invoice ON invoice.id = red.invoice_id
                WHERE invoice.account_id = :account) register
        WHERE (:status::text IS NULL OR state = :status) AND (:seller::text IS NULL OR seller_code = :seller)
          AND (:type::text IS NULL OR type = :type)
          AND (:from::timestamptz IS NULL OR at >= :from) AND (:until::timestamptz IS NULL OR at < :until)
        """;

    private final JdbcClient jdbc;

    public InvoiceRegister(DataSource database) {
        JdbcTemplate some = new JdbcTemplate(database);
        some.setFetchSize(AT_A_TIME);
        this.jdbc = JdbcClient.create(some);
    }

    /**
     * Which of them.
     *
     * @param status of an invoice, or {@link #RED}
     * @param from of the moments of issue or, while there is none, of request
     * @param until the first moment that is not meant any more
     */
    public record Question(
            String accountId,
            @Nullable String status,
            @Nullable String sellerCode,
            @Nullable String type,
            @Nullable Instant from,
            @Nullable Instant until) {}

    /** An invoice, or a red-letter invoice with negative amounts; a vendor's has neither net nor tax of ours. */
    public record Entry(
            String invoiceId,
            @Nullable String requestId,
            @Nullable String number,
            @Nullable Instant issuedAt,
            String state,
            String type,
            String sellerCode,
            String sellerName,
            String sellerNameZh,
            String buyerName,
            @Nullable String buyerTaxId,
            @Nullable String content,
            @Nullable BigDecimal rate,
            BigDecimal gross,
            @Nullable BigDecimal net,
            @Nullable BigDecimal tax,
            @Nullable String redNumber,
            @Nullable String blueNumber) {}

    public long count(Question question) {
        return bound("SELECT count(*)" + ROWS, question).query(Long.class).single();
    }

    /** One after the other, the newest first. Within a transaction, they are read as they are wanted. */
    public void each(Question question, Consumer<Entry> reader) {
        try (Stream<Entry> entries =
                bound("SELECT *" + ROWS + " ORDER BY at DESC, number DESC NULLS LAST, id", question)
                        .query((row, n) -> entry(row))
                        .stream()) {
            entries.forEach(reader);
        }
    }

    private JdbcClient.StatementSpec bound(String sql, Question question) {
        return jdbc.sql(sql)
                .param("account", question.accountId())
                .param("status", question.status())
                .param("seller", question.sellerCode())
                .param("type", question.type())
                .param("from", at(question.from()))
                .param("until", at(question.until()));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        OffsetDateTime issued = row.getObject("issued_at", OffsetDateTime.class);
        return new Entry(
                row.getString("id"),
                row.getString("request_id"),
                row.getString("number"),
                issued == null ? null : issued.toInstant(),
                row.getString("state"),
                row.getString("type"),
                row.getString("seller_code"),
                row.getString("seller_name"),
                row.getString("seller_name_zh"),
                row.getString("buyer_name"),
                row.getString("buyer_tax_id"),
                row.getString("content"),
                row.getBigDecimal("rate"),
                row.getBigDecimal("gross"),
                row.getBigDecimal("net"),
                row.getBigDecimal("tax"),
                row.getString("red_number"),
                row.getString("blue_number"));
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : ShanghaiTime.at(instant);
    }
}
