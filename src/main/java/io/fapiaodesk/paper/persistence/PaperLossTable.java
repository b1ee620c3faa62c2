package io.fapiaodesk.paper.persistence;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.paper.domain.Decision;
import io.fapiaodesk.paper.domain.DeliveryStatus;
import io.fapiaodesk.paper.domain.Loss;
import io.fapiaodesk.paper.domain.LossOutcome;
import io.fapiaodesk.paper.domain.LossRow;
import io.fapiaodesk.paper.domain.LossState;
import io.fapiaodesk.paper.domain.MailTo;
import io.fapiaodesk.paper.domain.MissingCopies;
import io.fapiaodesk.paper.domain.NextMover;
import io.fapiaodesk.paper.domain.Received;
import io.fapiaodesk.platform.crypto.Sealer;
import io.fapiaodesk.platform.crypto.Sealer.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** The table {@code paper_loss}. An index of its own keeps an invoice from being reported twice at the same time. */
@Repository
public class PaperLossTable {

    private static final String TABLE = "paper_loss";

    private final JdbcClient jdbc;
    private final Sealer sealer;

    PaperLossTable(JdbcClient jdbc, Sealer sealer) {
        this.jdbc = jdbc;
        this.sealer = sealer;
    }

    /**
     * Keeps a new one.
     *
     * @return false when the invoice has an open case already, and nothing was kept
     */
    public boolean insert(Loss loss) {
        return moving(jdbc.sql("""
                                INSERT INTO paper_loss (request_id, invoice_id, account_id, opened_at, state, open,
                                    address_correct, phone_correct, invoice_correct, received, missing, mail_name,
                                    mail_phone, mail_address, tracking_number, known_to_courier, seen, seen_at,
                                    waiting_since, table_row, scenario, outcome, next_mover, decided, decided_by,
                                    decided_at, reason, parcels)
                                VALUES (:id, :invoice, :account, :openedAt, :state, :open, :addressCorrect, :phoneCorrect,
                                    :invoiceCorrect, :received, :missing, :mailName, :mailPhone, :mailAddress,
                                    :trackingNumber, :known, :seen, :seenAt, :waitingSince, :row, :scenario, :outcome,
                                    :next, :decided, :decidedBy, :decidedAt, :reason, :parcels)
                                ON CONFLICT DO NOTHING
                                """), loss)
                        .param("invoice", loss.invoiceId())
                        .param("account", loss.accountId())
                        .param("openedAt", at(loss.openedAt()))
                        .param("invoiceCorrect", loss.invoiceCorrect())
                        .param("missing", loss.missing().name())
                        .update()
                == 1;
    }

    public void update(Loss loss) {
        int updated = moving(jdbc.sql("""
                        UPDATE paper_loss SET state = :state, open = :open, address_correct = :addressCorrect,
                            phone_correct = :phoneCorrect, received = :received, mail_name = :mailName,
                            mail_phone = :mailPhone, mail_address = :mailAddress, tracking_number = :trackingNumber,
                            known_to_courier = :known, seen = :seen, seen_at = :seenAt, waiting_since = :waitingSince,
                            table_row = :row, scenario = :scenario, outcome = :outcome, next_mover = :next,
                            decided = :decided, decided_by = :decidedBy, decided_at = :decidedAt, reason = :reason,
                            parcels = :parcels
                        WHERE request_id = :id
                        """), loss).update();
        if (updated != 1) {
            throw new IllegalStateException("No case " + loss.id());
        }
    }

    public Optional<Loss> find(RequestId id) {
        return jdbc.sql("SELECT * FROM paper_loss WHERE request_id = :id")
                .param("id", id.value())
                .query(this::loss)
                .optional();
    }

    /** Reads one to move it: whoever else wants to waits until our transaction is over. */
    public Optional<Loss> findForUpdate(RequestId id) {
        return jdbc.sql("SELECT * FROM paper_loss WHERE request_id = :id FOR UPDATE")
                .param("id", id.value())
                .query(this::loss)
                .optional();
    }

    public Optional<Loss> openOf(String invoiceId) {
        return jdbc.sql("SELECT * FROM paper_loss WHERE invoice_id = :invoice AND open")
                .param("invoice", invoiceId)
                .query(this::loss)
                .optional();
    }

    /** Those of an account, newest first. */
    public List<Loss> of(String accountId) {
        return jdbc.sql("SELECT * FROM paper_loss WHERE account_id = :account ORDER BY opened_at DESC, request_id")
                .param("account", accountId)
                .query(this::loss)
                .list();
    }

    /** The open cases that follow one of these parcels. */
    public List<RequestId> following(Collection<String> trackingNumbers) {
        return jdbc.sql("SELECT request_id FROM paper_loss WHERE open AND tracking_number = ANY(:numbers)")
                .param("numbers", trackingNumbers.toArray(String[]::new))
                .query((row, n) -> new RequestId(row.getString("request_id")))
                .list();
    }

    /** The open cases that have not looked at what the courier has told last. */
    public List<RequestId> behind() {
        return jdbc.sql("""
                        SELECT loss.request_id FROM paper_loss loss
                         WHERE loss.open AND loss.tracking_number IS NOT NULL AND EXISTS (
                            SELECT 1 FROM delivery_event event
                             WHERE event.tracking_number = loss.tracking_number
                               AND (loss.seen_at IS NULL OR event.at > loss.seen_at))
                         ORDER BY loss.request_id LIMIT 200
                        """)
                .query((row, n) -> new RequestId(row.getString("request_id")))
                .list();
    }

    private StatementSpec moving(StatementSpec statement, Loss loss) {
        String id = loss.id().value();
        Decision decision = loss.decision();
        return statement
                .param("id", id)
                .param("state", loss.state().name())
                .param("open", loss.isOpen())
                .param("addressCorrect", loss.addressCorrect())
                .param("phoneCorrect", loss.phoneCorrect())
                .param("received", loss.received().name())
                .param("mailName", seal(id, "mail_name", loss.mailTo().name()))
                .param("mailPhone", seal(id, "mail_phone", loss.mailTo().phone()))
                .param("mailAddress", seal(id, "mail_address", loss.mailTo().address()))
                .param("trackingNumber", loss.trackingNumber())
                .param("known", loss.knownToCourier())
                .param("seen", loss.seen() == null ? null : loss.seen().name())
                .param("seenAt", at(loss.seenAt()))
                .param("waitingSince", at(loss.waitingSince()))
                .param("row", loss.verdict().row())
                .param("scenario", loss.verdict().scenario())
                .param("outcome", loss.verdict().outcome().name())
                .param("next", loss.verdict().next().name())
                .param("decided", decision == null ? null : decision.outcome().name())
                .param("decidedBy", decision == null ? null : decision.by())
                .param("decidedAt", decision == null ? null : at(decision.at()))
                .param("reason", decision == null ? null : decision.reason())
                .param("parcels", loss.parcels());
    }

    private Loss loss(ResultSet row, int number) throws SQLException {
        String id = row.getString("request_id");
        String seen = row.getString("seen");
        return new Loss(
                new RequestId(id),
                row.getString("invoice_id"),
                row.getString("account_id"),
                Objects.requireNonNull(instant(row, "opened_at")),
                LossState.valueOf(row.getString("state")),
                row.getBoolean("address_correct"),
                row.getBoolean("phone_correct"),
                row.getBoolean("invoice_correct"),
                Received.valueOf(row.getString("received")),
                MissingCopies.valueOf(row.getString("missing")),
                new MailTo(open(row, id, "mail_name"), open(row, id, "mail_phone"), open(row, id, "mail_address")),
                row.getString("tracking_number"),
                row.getObject("known_to_courier", Boolean.class),
                seen == null ? null : DeliveryStatus.valueOf(seen),
                instant(row, "seen_at"),
                Objects.requireNonNull(instant(row, "waiting_since")),
                new LossRow(
                        row.getString("table_row"),
                        row.getInt("scenario"),
                        LossOutcome.valueOf(row.getString("outcome")),
                        NextMover.valueOf(row.getString("next_mover"))),
                decision(row),
                row.getInt("parcels"));
    }

    private static @Nullable Decision decision(ResultSet row) throws SQLException {
        String decided = row.getString("decided");
        return decided == null
                ? null
                : new Decision(
                        LossOutcome.valueOf(decided),
                        row.getString("decided_by"),
                        Objects.requireNonNull(instant(row, "decided_at")),
                        row.getString("reason"));
    }

    private byte @Nullable [] seal(String id, String column, @Nullable String plain) {
        return sealer.sealText(new Place(TABLE, id, column), plain);
    }

    private @Nullable String open(ResultSet row, String id, String column) throws SQLException {
        return sealer.openText(new Place(TABLE, id, column), row.getBytes(column));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
