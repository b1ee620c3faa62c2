package io.fapiaodesk.taxbureau.simulator;

import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.taxbureau.simulator.Messages.Refusal;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of the simulated bureau. */
final class Books {

    static final String SCHEMA = "tax_bureau";

    private final JdbcClient jdbc;

    Books(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Settings(int latencyMillis, @Nullable BigDecimal quota, int quotaRetrySeconds) {}

    /** A request to be entered. */
    record Entry(
            String requestId,
            String kind,
            @Nullable String contentHash,
            String sellerTaxId,
            @Nullable String buyerTaxId,
            LocalDate month,
            BigDecimal gross,
            BigDecimal net,
            BigDecimal tax,
            @Nullable String blueNumber,
            @Nullable String formNumber) {}

    /**
     * A request as it stands.
     *
     * @param due whether it has been worked on for long enough
     */
    record Request(
            String requestId,
            String kind,
            @Nullable String contentHash,
            String state,
            @Nullable String sellerTaxId,
            Instant receivedOn,
            @Nullable String refusalCode,
            @Nullable String refusalMessage,
            @Nullable String number,
            @Nullable Instant issuedAt,
            boolean due) {}

    record Amounts(String sellerTaxId, BigDecimal net, BigDecimal tax) {}

    record Form(
            String number,
            String state,
            String blueNumber,
            String sellerTaxId,
            @Nullable String buyerTaxId,
            BigDecimal net,
            BigDecimal tax,
            String reasonCode,
            Instant createdAt,
            @Nullable String redNumber) {}

    /** For the list of the sandbox. */
    record Listed(
            String requestId,
            String kind,
            String state,
            @Nullable String number,
            @Nullable BigDecimal gross) {}

    Settings settings() {
        return jdbc.sql("SELECT latency_millis, quota, quota_retry_seconds FROM tax_bureau.setting")
                .query((row, n) -> new Settings(row.getInt(1), row.getBigDecimal(2), row.getInt(3)))
                .single();
    }

    void set(Settings settings) {
        jdbc.sql("""
                        UPDATE tax_bureau.setting
                        SET latency_millis = :latency, quota = :quota, quota_retry_seconds = :retry
                        """)
                .param("latency", settings.latencyMillis())
                .param("quota", settings.quota())
                .param("retry", settings.quotaRetrySeconds())
                .update();
    }

    /** What sellers have of their own; an amount of null is without limit. */
    List<Map.Entry<String, Optional<BigDecimal>>> sellerQuotas() {
        return jdbc.sql("SELECT seller_tax_id, amount FROM tax_bureau.seller_quota ORDER BY seller_tax_id")
                .query((row, n) -> Map.entry(row.getString(1), Optional.ofNullable(row.getBigDecimal(2))))
                .list();
    }

    void setQuota(String sellerTaxId, @Nullable BigDecimal amount) {
        jdbc.sql("""
                        INSERT INTO tax_bureau.seller_quota (seller_tax_id, amount) VALUES (:seller, :amount)
                        ON CONFLICT (seller_tax_id) DO UPDATE SET amount = excluded.amount
                        """).param("seller", sellerTaxId).param("amount", amount).update();
    }

    /** Until the transaction ends nobody else takes of this seller's quota. */
    void lockQuota(String sellerTaxId) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('tax_bureau.quota:' || :seller, 0))")
                .param("seller", sellerTaxId)
                .query((row, n) -> n)
                .single();
    }

    BigDecimal invoiced(String sellerTaxId, LocalDate month) {
        return jdbc.sql("""
                        SELECT coalesce(sum(gross), 0) FROM tax_bureau.request
                        WHERE seller_tax_id = :seller AND month = :month AND state IN ('ACCEPTED', 'ISSUED')
                        """)
                .param("seller", sellerTaxId)
                .param("month", month)
                .query(BigDecimal.class)
                .single();
    }

    /** The request, held until the transaction ends: whoever holds it decides what becomes of it. */
    Optional<Request> lock(String requestId, int latencyMillis) {
        return jdbc.sql("""
                        SELECT *, accepted_at + :latency * interval '1 millisecond' <= clock_timestamp() AS due
                        FROM tax_bureau.request WHERE request_id = :id FOR UPDATE
                        """)
                .param("id", requestId)
                .param("latency", latencyMillis)
                .query((row, n) -> request(row))
                .optional();
    }

    /** Enters a request unless there is one of this id. */
    boolean enter(Entry entry, String state, @Nullable Refusal refusal, Instant receivedOn) {
        return jdbc.sql("""
                        INSERT INTO tax_bureau.request (request_id, kind, content_hash, state, seller_tax_id, buyer_tax_id,
                            month, gross, net, tax, blue_number, form_number, received_on, refusal_code, refusal_message)
                        VALUES (:id, :kind, :hash, :state, :seller, :buyer, :month, :gross, :net, :tax, :blue, :form,
                            :received, :code, :message)
                        ON CONFLICT (request_id) DO NOTHING
                        """)
                        .param("id", entry.requestId())
                        .param("kind", entry.kind())
                        .param("hash", entry.contentHash())
                        .param("state", state)
                        .param("seller", entry.sellerTaxId())
                        .param("buyer", entry.buyerTaxId())
                        .param("month", entry.month())
                        .param("gross", entry.gross())
                        .param("net", entry.net())
                        .param("tax", entry.tax())
                        .param("blue", entry.blueNumber())
                        .param("form", entry.formNumber())
                        .param("received", utc(receivedOn))
                        .param("code", refusal == null ? null : refusal.code())
                        .param("message", refusal == null ? null : refusal.message())
                        .update()
                == 1;
    }

    /** Cancels what may still be on its way; nothing happens if it is here already. */
    void enterCancelled(String requestId, Instant receivedOn) {
        jdbc.sql("""
                        INSERT INTO tax_bureau.request (request_id, kind, state, received_on)
                        VALUES (:id, 'NONE', 'CANCELLED', :received)
                        ON CONFLICT (request_id) DO NOTHING
                        """).param("id", requestId).param("received", utc(receivedOn)).update();
    }

    void setState(String requestId, String state) {
        jdbc.sql("UPDATE tax_bureau.request SET state = :state WHERE request_id = :id")
                .param("id", requestId)
                .param("state", state)
                .update();
    }

    /** Writes the invoice with the next number after this beginning. */
    String issue(String requestId, String beginningOfNumber, Instant issuedAt) {
        return jdbc.sql("""
                        UPDATE tax_bureau.request
                        SET state = 'ISSUED', issued_at = :issued,
                            number = :beginning || lpad(nextval('tax_bureau.invoice_sequence')::text, 15, '0')
                        WHERE request_id = :id
                        RETURNING number
                        """)
                .param("id", requestId)
                .param("beginning", beginningOfNumber)
                .param("issued", utc(issuedAt))
                .query(String.class)
                .single();
    }

    /** An issued invoice, held until the transaction ends. */
    Optional<Amounts> lockIssued(String number) {
        return jdbc.sql("""
                        SELECT seller_tax_id, net, tax FROM tax_bureau.request
                        WHERE number = :number AND kind = 'BLUE' FOR UPDATE
                        """)
                .param("number", number)
                .query((row, n) -> new Amounts(row.getString(1), row.getBigDecimal(2), row.getBigDecimal(3)))
                .optional();
    }

    /** An invoice from before the simulator, which is believed what is said about it first; held like the others. */
    Amounts lockEarlier(String number, Amounts said) {
        jdbc.sql("""
                        INSERT INTO tax_bureau.earlier_invoice (number, seller_tax_id, net, tax)
                        VALUES (:number, :seller, :net, :tax)
                        ON CONFLICT (number) DO NOTHING
                        """)
                .param("number", number)
                .param("seller", said.sellerTaxId())
                .param("net", said.net())
                .param("tax", said.tax())
                .update();
        return jdbc.sql("""
                        SELECT seller_tax_id, net, tax FROM tax_bureau.earlier_invoice WHERE number = :number FOR UPDATE
                        """)
                .param("number", number)
                .query((row, n) -> new Amounts(row.getString(1), row.getBigDecimal(2), row.getBigDecimal(3)))
                .single();
    }

    /** What is being reversed or has been, as positive amounts. */
    Amounts reversed(String blueNumber) {
        return jdbc.sql("""
                        SELECT coalesce(-sum(net), 0), coalesce(-sum(tax), 0) FROM tax_bureau.request
                        WHERE blue_number = :number AND kind = 'RED' AND state IN ('ACCEPTED', 'ISSUED')
                        """)
                .param("number", blueNumber)
                .query((row, n) -> new Amounts("", row.getBigDecimal(1), row.getBigDecimal(2)))
                .single();
    }

    /** A form, held until the transaction ends. */
    Optional<Form> lockForm(String number) {
        return jdbc.sql(FORMS + " WHERE f.number = :number FOR UPDATE OF f")
                .param("number", number)
                .query((row, n) -> form(row))
                .optional();
    }

    List<Form> forms() {
        return jdbc.sql(FORMS + " ORDER BY f.created_at DESC, f.number LIMIT 500")
                .query((row, n) -> form(row))
                .list();
    }

    boolean isUsed(String formNumber) {
        return jdbc.sql("""
                        SELECT count(*) > 0 FROM tax_bureau.request
                        WHERE form_number = :number AND kind = 'RED' AND state IN ('ACCEPTED', 'ISSUED')
                        """).param("number", formNumber).query(Boolean.class).single();
    }

    void setFormState(String number, String state) {
        jdbc.sql("UPDATE tax_bureau.confirmation_form SET state = :state WHERE number = :number")
                .param("number", number)
                .param("state", state)
                .update();
    }

    void put(Form form) {
        jdbc.sql("""
                        INSERT INTO tax_bureau.confirmation_form
                            (number, state, blue_number, seller_tax_id, buyer_tax_id, net, tax, reason_code, created_at)
                        VALUES (:number, :state, :blue, :seller, :buyer, :net, :tax, :reason, :created)
                        ON CONFLICT (number) DO UPDATE SET state = excluded.state, blue_number = excluded.blue_number,
                            seller_tax_id = excluded.seller_tax_id, buyer_tax_id = excluded.buyer_tax_id,
                            net = excluded.net, tax = excluded.tax, reason_code = excluded.reason_code,
                            created_at = excluded.created_at
                        """)
                .param("number", form.number())
                .param("state", form.state())
                .param("blue", form.blueNumber())
                .param("seller", form.sellerTaxId())
                .param("buyer", form.buyerTaxId())
                .param("net", form.net())
                .param("tax", form.tax())
                .param("reason", form.reasonCode())
                .param("created", utc(form.createdAt()))
                .update();
    }

    List<Listed> newest(int most) {
        return jdbc.sql("""
                        SELECT request_id, kind, state, number, gross FROM tax_bureau.request
                        ORDER BY accepted_at DESC, request_id LIMIT :most
                        """)
                .param("most", most)
                .query((row, n) -> new Listed(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getBigDecimal(5)))
                .list();
    }

    private static final String FORMS = """
            SELECT f.*, (SELECT r.number FROM tax_bureau.request r
                WHERE r.form_number = f.number AND r.kind = 'RED' AND r.state = 'ISSUED') AS red_number
            FROM tax_bureau.confirmation_form f
            """;

    private static Form form(ResultSet row) throws SQLException {
        return new Form(
                row.getString("number"),
                row.getString("state"),
                row.getString("blue_number"),
                row.getString("seller_tax_id"),
                row.getString("buyer_tax_id"),
                row.getBigDecimal("net"),
                row.getBigDecimal("tax"),
                row.getString("reason_code"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("red_number"));
    }

    private static Request request(ResultSet row) throws SQLException {
        OffsetDateTime issuedAt = row.getObject("issued_at", OffsetDateTime.class);
        return new Request(
                row.getString("request_id"),
                row.getString("kind"),
                row.getString("content_hash"),
                row.getString("state"),
                row.getString("seller_tax_id"),
                row.getObject("received_on", OffsetDateTime.class).toInstant(),
                row.getString("refusal_code"),
                row.getString("refusal_message"),
                row.getString("number"),
                issuedAt == null ? null : issuedAt.toInstant(),
                row.getBoolean("due"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static LocalDate monthOf(Instant instant) {
        return ShanghaiTime.dayOf(instant).withDayOfMonth(1);
    }
}
