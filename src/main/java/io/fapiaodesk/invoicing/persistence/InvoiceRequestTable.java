package io.fapiaodesk.invoicing.persistence;

import io.fapiaodesk.invoicing.domain.InvoiceLine;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    /**
     * The lines of an invoice with what its customer wanted of its print.
     *
     * @param items a line for each item, in their order
     * @param lines what is printed of them; a line for each item where nobody asked for the invoice here
     */
    public record Wanted(
            List<InvoiceLine> items,
            LinesPer lines,
            @Nullable String remarks,
            List<String> mailTo) {}

    /** Read with the lines, so that issuing an invoice asks no more often than for the lines alone. */
    public Wanted wanted(String invoiceId) {
        List<InvoiceLine> items = new ArrayList<>();
        List<Wanted> wanted = new ArrayList<>();
        jdbc.sql("""
            SELECT line.*, request.id AS request_id, request.lines AS lines_per,
                CASE WHEN line.n = 1 THEN request.remarks END AS remarks,
                CASE WHEN line.n = 1 THEN request.mail_to END AS mail_to
            FROM invoice_line line
                JOIN invoice ON invoice.id = line.invoice_id
                LEFT JOIN invoice_request request ON request.id = invoice.request_id
            WHERE line.invoice_id = :id
            ORDER BY line.n
            """).param("id", invoiceId).query(row -> {
            String request = row.getString("request_id");
            if (items.isEmpty() && request != null) {
                RequestId id = new RequestId(request);
                wanted.add(new Wanted(
                        items,
                        LinesPer.valueOf(row.getString("lines_per")),
                        sealer.openText(place(id, "remarks"), row.getBytes("remarks")),
                        addresses(id, row)));
            }
            items.add(InvoiceTable.line(row));
        });
        return wanted.isEmpty() ? new Wanted(items, LinesPer.ITEM, null, List.of()) : wanted.get(0);
    }

    private List<String> addresses(RequestId id, ResultSet row) throws SQLException {
        String mailTo = sealer.openText(place(id, "mail_to"), row.getBytes("mail_to"));
        return mailTo == null ? List.of() : List.of(mailTo.split("\n"));
    }

    private static Place place(RequestId id, String column) {
        return new Place("invoice_request", id.value(), column);
    }

    private InvoiceRequest request(ResultSet row, int index) throws SQLException {
        BigDecimal amount = row.getBigDecimal("amount");
        String month = row.getString("month");
        RequestId id = new RequestId(row.getString("id"));
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
                addresses(id, row));
    }
}
