package io.fapiaodesk.invoicing.persistence;

import io.fapiaodesk.invoicing.domain.InvoiceRequest;
import io.fapiaodesk.invoicing.domain.InvoiceType;
import io.fapiaodesk.invoicing.domain.Method;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.Yuan;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code invoice_request}: what customers asked for, as they asked for it. Rows are written once. */
@Repository
public class InvoiceRequestTable {

    private final JdbcClient jdbc;

    public InvoiceRequestTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void insert(InvoiceRequest request) {
        jdbc.sql("""
                        INSERT INTO invoice_request (id, account_id, method, amount, month, invoice_type, title_id,
                            preview_version, submitted_by, submitted_at)
                        VALUES (:id, :account, :method, :amount, :month, :type, :title, :version, :by, :at)
                        """)
                .param("id", request.id().value())
                .param("account", request.accountId())
                .param("method", request.method().name())
                .param(
                        "amount",
                        request.amount() == null ? null : request.amount().amount())
                .param("month", Objects.toString(request.month(), null))
                .param("type", request.type().name())
                .param("title", request.titleId())
                .param("version", request.previewVersion())
                .param("by", request.submittedBy())
                .param("at", ShanghaiTime.at(request.submittedAt()))
                .update();
    }

    public Optional<InvoiceRequest> find(RequestId id) {
        return jdbc.sql("SELECT * FROM invoice_request WHERE id = :id")
                .param("id", id.value())
                .query(InvoiceRequestTable::request)
                .optional();
    }

    private static InvoiceRequest request(ResultSet row, int index) throws SQLException {
        BigDecimal amount = row.getBigDecimal("amount");
        String month = row.getString("month");
        return new InvoiceRequest(
                new RequestId(row.getString("id")),
                row.getString("account_id"),
                Method.valueOf(row.getString("method")),
                amount == null ? null : new Yuan(amount),
                month == null ? null : YearMonth.parse(month),
                InvoiceType.valueOf(row.getString("invoice_type")),
                row.getString("title_id"),
                row.getString("preview_version"),
                row.getString("submitted_by"),
                row.getObject("submitted_at", OffsetDateTime.class).toInstant());
    }
}
