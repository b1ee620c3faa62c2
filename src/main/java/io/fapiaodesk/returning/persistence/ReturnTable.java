package io.fapiaodesk.returning.persistence;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.returning.domain.FormNumber;
import io.fapiaodesk.returning.domain.InvoiceReturn;
import io.fapiaodesk.returning.domain.InvoiceReturn.Asked;
import io.fapiaodesk.returning.domain.InvoiceReturn.Decision;
import io.fapiaodesk.returning.domain.InvoiceReturn.End;
import io.fapiaodesk.returning.domain.InvoiceReturn.Look;
import io.fapiaodesk.returning.domain.InvoiceReturn.Red;
import io.fapiaodesk.returning.domain.InvoiceReturn.SeenForm;
import io.fapiaodesk.returning.domain.ReturnPath;
import io.fapiaodesk.returning.domain.ReturnState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/**
 * The table {@code invoice_return}. Indexes of their own keep an invoice from being returned twice at a time, and a
 * confirmation form from being used twice.
 */
@Repository
public class ReturnTable {

    private final JdbcClient jdbc;

    ReturnTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Keeps a new one.
     *
     * @return false when the form, or the invoice, is in another return already, and nothing was kept
     */
    public boolean insert(InvoiceReturn invoiceReturn) {
        Asked asked = invoiceReturn.asked();
        return progress(jdbc.sql("""
            INSERT INTO invoice_return (request_id, account_id, invoice_id, invoice_number, gross, path,
                submitted_by, submitted_at, reason, remarks, form_number, form_looked_at, form_state,
                form_blue_number, form_seller_tax_id, form_buyer_tax_id, form_net, form_tax,
                form_reason, form_made_at, state, open, decided_by, decided_at, decided_note, confirmed_by,
                confirmed_at, confirmed_note, bureau_request_id, announced_at, red_number,
                red_issued_at, bureau_refusal, bureau_says, end_code, end_reason)
            VALUES (:id, :account, :invoice, :number, :gross, :path, :by, :at, :reason, :remarks, :form,
                :formLookedAt, :formState, :formBlue, :formSeller, :formBuyer, :formNet, :formTax,
                :formReason, :formMadeAt, :state, :open, :decidedBy, :decidedAt,
                :decidedNote, :confirmedBy, :confirmedAt, :confirmedNote, :bureauRequest,
                :announcedAt, :redNumber, :redIssuedAt, :refusal, :says, :endCode, :endReason)
            ON CONFLICT DO NOTHING
            """), invoiceReturn)
                        .param("account", asked.accountId())
                        .param("invoice", asked.invoiceId())
                        .param("number", asked.invoiceNumber())
                        .param("gross", asked.gross().amount())
                        .param("path", asked.path().name())
                        .param("by", asked.by())
                        .param("at", at(asked.at()))
                        .param("reason", asked.reason())
                        .param("remarks", asked.remarks())
                        .param(
                                "form",
                                asked.formNumber() == null
                                        ? null
                                        : asked.formNumber().value())
                        .update()
                == 1;
    }

    public void update(InvoiceReturn invoiceReturn) {
        int updated = progress(jdbc.sql("""
            UPDATE invoice_return SET form_looked_at = :formLookedAt, form_state = :formState,
                form_blue_number = :formBlue, form_seller_tax_id = :formSeller,
                form_buyer_tax_id = :formBuyer, form_net = :formNet, form_tax = :formTax,
                form_reason = :formReason, form_made_at = :formMadeAt, state = :state, open = :open, decided_by = :decidedBy,
                decided_at = :decidedAt, decided_note = :decidedNote, confirmed_by = :confirmedBy,
                confirmed_at = :confirmedAt, confirmed_note = :confirmedNote,
                bureau_request_id = :bureauRequest, announced_at = :announcedAt, red_number = :redNumber,
                red_issued_at = :redIssuedAt, bureau_refusal = :refusal, bureau_says = :says,
                end_code = :endCode, end_reason = :endReason
            WHERE request_id = :id
            """), invoiceReturn).update();
        if (updated != 1) {
            throw new IllegalStateException("No return " + invoiceReturn.id());
        }
    }

    public Optional<InvoiceReturn> find(RequestId id) {
        return jdbc.sql("SELECT * FROM invoice_return WHERE request_id = :id")
                .param("id", id.value())
                .query(ReturnTable::row)
                .optional();
    }

    /** Reads one to change it; whoever does has locked its invoice before. */
    public Optional<InvoiceReturn> lock(RequestId id) {
        return jdbc.sql("SELECT * FROM invoice_return WHERE request_id = :id FOR UPDATE")
                .param("id", id.value())
                .query(ReturnTable::row)
                .optional();
    }

    /** The one that is running for an invoice, to change it. */
    public Optional<InvoiceReturn> lockOpenOf(String invoiceId) {
        return jdbc.sql("SELECT * FROM invoice_return WHERE invoice_id = :invoice AND open FOR UPDATE")
                .param("invoice", invoiceId)
                .query(ReturnTable::row)
                .optional();
    }

    /** The latest return of an invoice, whatever has become of it. */
    public Optional<InvoiceReturn> latestOf(String invoiceId) {
        return jdbc.sql("""
            SELECT * FROM invoice_return WHERE invoice_id = :invoice
            ORDER BY submitted_at DESC, request_id LIMIT 1
            """).param("invoice", invoiceId).query(ReturnTable::row).optional();
    }

    /** The numbers of the invoices that an account has returned, or wanted to, by the return; the newest of them. */
    public Map<RequestId, String> numbersOf(String accountId, int most) {
        Map<RequestId, String> numbers = new HashMap<>();
        jdbc.sql("""
            SELECT request_id, invoice_number FROM invoice_return WHERE account_id = :account
            ORDER BY submitted_at DESC LIMIT :most
            """)
                .param("account", accountId)
                .param("most", most)
                .query((row, n) ->
                        numbers.put(new RequestId(row.getString("request_id")), row.getString("invoice_number")))
                .list();
        return numbers;
    }

    /** The latest return of each of the invoices that has one. */
    public List<InvoiceReturn> latestOf(Collection<String> invoiceIds) {
        return jdbc.sql("""
            SELECT DISTINCT ON (invoice_id) * FROM invoice_return WHERE invoice_id = ANY(:invoices)
            ORDER BY invoice_id, submitted_at DESC, request_id
            """)
                .param("invoices", invoiceIds.toArray(String[]::new))
                .query(ReturnTable::row)
                .list();
    }

    /** Whether a form is in a running return, or has reversed an invoice. */
    public boolean isUsed(FormNumber form) {
        return jdbc.sql("""
            SELECT count(*) FROM invoice_return
            WHERE form_number = :form AND (open OR state = 'RED_ISSUED')
            """).param("form", form.value()).query(Long.class).single() > 0;
    }

    private static StatementSpec progress(StatementSpec statement, InvoiceReturn invoiceReturn) {
        Look look = invoiceReturn.look();
        SeenForm form = invoiceReturn.form();
        Decision decision = invoiceReturn.decision();
        Decision confirmation = invoiceReturn.confirmation();
        Red red = invoiceReturn.red();
        End end = invoiceReturn.end();
        return statement
                .param("id", invoiceReturn.id().value())
                .param("formLookedAt", look == null ? null : at(look.at()))
                .param("formBlue", form == null ? null : form.blueNumber())
                .param("formSeller", form == null ? null : form.sellerTaxId())
                .param("formBuyer", form == null ? null : form.buyerTaxId())
                .param("formNet", form == null ? null : form.net().amount())
                .param("formTax", form == null ? null : form.tax().amount())
                .param("formState", form == null ? null : form.state())
                .param("formReason", form == null ? null : form.reasonCode())
                .param("formMadeAt", form == null ? null : at(form.madeAt()))
                .param("state", invoiceReturn.state().name())
                .param("open", invoiceReturn.isOpen())
                .param("decidedBy", decision == null ? null : decision.by())
                .param("decidedAt", decision == null ? null : at(decision.at()))
                .param("decidedNote", decision == null ? null : decision.note())
                .param("confirmedBy", confirmation == null ? null : confirmation.by())
                .param("confirmedAt", confirmation == null ? null : at(confirmation.at()))
                .param("confirmedNote", confirmation == null ? null : confirmation.note())
                .param("bureauRequest", red.bureauRequestId())
                .param("announcedAt", at(red.announcedAt()))
                .param("redNumber", red.number())
                .param("redIssuedAt", at(red.issuedAt()))
                .param("refusal", red.refusal())
                .param("says", red.says())
                .param("endCode", end == null ? null : end.code())
                .param("endReason", end == null ? null : end.reason());
    }

    private static InvoiceReturn row(ResultSet row, int n) throws SQLException {
        String form = row.getString("form_number");
        return new InvoiceReturn(
                new Asked(
                        new RequestId(row.getString("request_id")),
                        row.getString("account_id"),
                        row.getString("invoice_id"),
                        row.getString("invoice_number"),
                        new Yuan(row.getBigDecimal("gross")),
                        ReturnPath.valueOf(row.getString("path")),
                        row.getString("submitted_by"),
                        row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                        row.getString("reason"),
                        row.getString("remarks"),
                        form == null ? null : new FormNumber(form)),
                ReturnState.valueOf(row.getString("state")),
                look(row),
                decision(row, "decided"),
                decision(row, "confirmed"),
                new Red(
                        row.getString("bureau_request_id"),
                        instant(row, "announced_at"),
                        row.getString("red_number"),
                        instant(row, "red_issued_at"),
                        row.getString("bureau_refusal"),
                        row.getString("bureau_says")),
                row.getBoolean("open") || row.getString("red_number") != null
                        ? null
                        : new End(row.getString("end_code"), row.getString("end_reason")));
    }

    private static @Nullable Look look(ResultSet row) throws SQLException {
        Instant at = instant(row, "form_looked_at");
        return at == null ? null : new Look(at, form(row));
    }

    private static @Nullable SeenForm form(ResultSet row) throws SQLException {
        Instant madeAt = instant(row, "form_made_at");
        return madeAt == null
                ? null
                : new SeenForm(
                        row.getString("form_state"),
                        row.getString("form_blue_number"),
                        row.getString("form_seller_tax_id"),
                        row.getString("form_buyer_tax_id"),
                        new Yuan(row.getBigDecimal("form_net")),
                        new Yuan(row.getBigDecimal("form_tax")),
                        row.getString("form_reason"),
                        madeAt);
    }

    private static @Nullable Decision decision(ResultSet row, String which) throws SQLException {
        String by = row.getString(which + "_by");
        return by == null
                ? null
                : new Decision(
                        by,
                        row.getObject(which + "_at", OffsetDateTime.class).toInstant(),
                        row.getString(which + "_note"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
