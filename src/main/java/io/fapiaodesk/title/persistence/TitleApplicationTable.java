package io.fapiaodesk.title.persistence;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.WithinTransaction;
import io.fapiaodesk.platform.crypto.Sealer;
import io.fapiaodesk.title.domain.ApplicationState;
import io.fapiaodesk.title.domain.Identity;
import io.fapiaodesk.title.domain.TitleApplication;
import io.fapiaodesk.title.domain.TitleKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code title_application}. An index of its own keeps an account from having two open ones. */
@Repository
public class TitleApplicationTable {

    private final JdbcClient jdbc;
    private final SealedDetails details;
    private final WithinTransaction<RequestId, Held> held = new WithinTransaction<>();

    TitleApplicationTable(JdbcClient jdbc, Sealer sealer) {
        this.jdbc = jdbc;
        this.details = new SealedDetails(sealer, "title_application");
    }

    /** An application as the transaction at hand knows it, and whether nobody else can change it meanwhile. */
    private record Held(TitleApplication application, boolean locked) {}

    /**
     * Keeps a new application.
     *
     * @return false when the account already has an open one, and nothing was kept
     */
    public boolean insert(TitleApplication application) {
        boolean inserted = details.fill(jdbc.sql("""
            INSERT INTO title_application (request_id, account_id, submitted_by, identity, title_name,
                tax_id, title_kind, proof_kind, standard_proof, wants_special_vat, bank, bank_account,
                address, phone, submitted_at, state, open)
            VALUES (:id, :account, :submittedBy, :identity, :titleName,
                :taxId, :titleKind, :proofKind, :standardProof, :wantsSpecialVat, :bank, :bankAccount,
                :address, :phone, :submittedAt, :state, true)
            ON CONFLICT (account_id) WHERE open DO NOTHING
            """), application.id().value(), application.details())
                        .param("id", application.id().value())
                        .param("account", application.accountId())
                        .param("submittedBy", application.submittedBy())
                        .param("identity", application.identity().name())
                        .param("titleName", application.titleName())
                        .param("taxId", application.taxId())
                        .param("titleKind", application.titleKind().name())
                        .param("proofKind", application.proofKind())
                        .param("standardProof", application.standardProof())
                        .param("wantsSpecialVat", application.wantsSpecialVat())
                        .param("submittedAt", at(application.submittedAt()))
                        .param("state", application.state().name())
                        .update()
                == 1;
        if (inserted) {
            held.remember(application.id(), new Held(application, true));
        }
        return inserted;
    }

    public void update(TitleApplication application) {
        jdbc.sql("""
            UPDATE title_application SET state = :state, open = :open, round = :round, question = :question,
                answer_due = :answerDue, answer = :answer, valid_days = :validDays, decided_by = :decidedBy,
                reason = :reason, special_vat_decided_by = :specialVatDecidedBy,
                special_vat_granted = :specialVatGranted, special_vat_reason = :specialVatReason
            WHERE request_id = :id
            """)
                .param("id", application.id().value())
                .param("state", application.state().name())
                .param("open", application.isOpen())
                .param("round", application.round())
                .param("question", application.question())
                .param("answerDue", application.answerDue() == null ? null : at(application.answerDue()))
                .param("answer", application.answer())
                .param("validDays", application.validDays())
                .param("decidedBy", application.decidedBy())
                .param("reason", application.reason())
                .param("specialVatDecidedBy", application.specialVatDecidedBy())
                .param("specialVatGranted", application.specialVatGranted())
                .param("specialVatReason", application.specialVatReason())
                .update();
        held.remember(application.id(), new Held(application, true));
    }

    /** More time for the answer to the open question. */
    public void extendAnswer(RequestId id, Instant until) {
        held.forget(id);
        jdbc.sql("UPDATE title_application SET answer_due = :until WHERE request_id = :id AND answer_due IS NOT NULL")
                .param("id", id.value())
                .param("until", at(until))
                .update();
    }

    public Optional<TitleApplication> find(RequestId id) {
        Optional<Held> known = held.find(id);
        if (known.isPresent()) {
            return known.map(Held::application);
        }
        return remembered(
                jdbc.sql("SELECT * FROM title_application WHERE request_id = :id")
                        .param("id", id.value())
                        .query(this::application)
                        .optional(),
                false);
    }

    /** Reads an application to change it: whoever else wants to waits until our transaction is over. */
    public Optional<TitleApplication> findForUpdate(RequestId id) {
        Optional<Held> known = held.find(id).filter(Held::locked);
        if (known.isPresent()) {
            return known.map(Held::application);
        }
        return remembered(
                jdbc.sql("SELECT * FROM title_application WHERE request_id = :id FOR UPDATE")
                        .param("id", id.value())
                        .query(this::application)
                        .optional(),
                true);
    }

    public Optional<TitleApplication> findOpenForUpdate(String accountId) {
        return remembered(
                jdbc.sql("SELECT * FROM title_application WHERE account_id = :account AND open FOR UPDATE")
                        .param("account", accountId)
                        .query(this::application)
                        .optional(),
                true);
    }

    private Optional<TitleApplication> remembered(Optional<TitleApplication> read, boolean locked) {
        read.ifPresent(application -> held.remember(application.id(), new Held(application, locked)));
        return read;
    }

    public boolean hasOpen(String accountId) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM title_application WHERE account_id = :account AND open)")
                .param("account", accountId)
                .query(Boolean.class)
                .single();
    }

    public List<TitleApplication> of(String accountId) {
        return jdbc.sql("SELECT * FROM title_application WHERE account_id = :account ORDER BY submitted_at DESC,"
                        + " request_id")
                .param("account", accountId)
                .query(this::application)
                .list();
    }

    private TitleApplication application(ResultSet row, int number) throws SQLException {
        return new TitleApplication(
                new RequestId(row.getString("request_id")),
                row.getString("account_id"),
                row.getString("submitted_by"),
                Identity.valueOf(row.getString("identity")),
                row.getString("title_name"),
                row.getString("tax_id"),
                TitleKind.valueOf(row.getString("title_kind")),
                row.getString("proof_kind"),
                row.getBoolean("standard_proof"),
                row.getBoolean("wants_special_vat"),
                details.read(row, row.getString("request_id")),
                row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                ApplicationState.valueOf(row.getString("state")),
                row.getInt("round"),
                row.getString("question"),
                instant(row, "answer_due"),
                row.getString("answer"),
                row.getObject("valid_days", Integer.class),
                row.getString("decided_by"),
                row.getString("reason"),
                row.getString("special_vat_decided_by"),
                row.getObject("special_vat_granted", Boolean.class),
                row.getString("special_vat_reason"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
