package io.fapiaodesk.invoicing.persistence;

import io.fapiaodesk.invoicing.domain.InvoiceRequest;
import io.fapiaodesk.invoicing.domain.InvoiceType;
import io.fapiaodesk.invoicing.domain.LinesPer;
import io.fapiaodesk.invoicing.domain.Method;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.platform.crypto.Sealer;
import io.fapiaodesk.platform.crypto.Sealer.Place;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code invoice_request}: what customers asked for, as they asked for it. Rows are written once. */
@Repository
public class InvoiceRequestTable {

    private final JdbcClient jdbc;
    private final Sealer sealer;

    public InvoiceRequestTable(JdbcClient jdbc, Sealer sealer) {
        this.jdbc = jdbc;
        this.sealer = sealer;
    }

    public void insert(InvoiceRequest request) {
        jdbc.sql("""
            INSERT INTO invoice_request (id, account_id, method, amount, month, invoice_type, title_id,
                preview_version, submitted_by, submitted_at, lines, remarks, mail_to)
            VALUES (:id, :account, :method, :amount, :month, :type, :title, :version, :by, :at, :lines, :remarks, :mailTo)
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
                .param("lines", request.lines().name())
                .param("remarks", sealer.sealText(place(request.id(), "remarks"), request.remarks()))
                .param(
                        "mailTo",
                        request.mailTo().isEmpty()
                                ? null
                                : sealer.sealText(place(request.id(), "mail_to"), String.join("\n", request.mailTo())))
                .update();
    }

    public Optional<InvoiceRequest> find(RequestId id) {
        return jdbc.sql("SELECT * FROM invoice_request WHERE id = :id")
                .param("id", id.value())
                .query(this::request)
                .optional();
    }

    private static Place place(RequestId id, String column) {
        return new Place("invoice_request", id.value(), column);
    }

    private InvoiceRequest request(ResultSet row, int index) throws SQLException {
        BigDecimal amount = row.getBigDecimal("amount");
        String month = row.getString("month");
        RequestId id = new RequestId(row.getString("id"));
        String mailTo = sealer.openText(place(id, "mail_to"), row.getBytes("mail_to"));
        return new InvoiceRequest(
                id,
                row.getString("account_id"),
                Method.valueOf(row.getString("method")),
                amount == null ? null : new Yuan(amount),
                month == null ? null : YearMonth.parse(month),
                InvoiceType.valueOf(row.getString("invoice_type")),
                row.getString("title_id"),
                row.getString("preview_version"),
                row.getString("submitted_by"),
                row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                LinesPer.valueOf(row.getString("lines")),
                sealer.openText(place(id, "remarks"), row.getBytes("remarks")),
                mailTo == null ? List.of() : List.of(mailTo.split("\n")));
    }
}
