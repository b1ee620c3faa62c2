package io.fapiaodesk.title.persistence;

import io.fapiaodesk.kernel.AsRead;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.crypto.Sealer;
import io.fapiaodesk.platform.crypto.Sealer.Place;
import io.fapiaodesk.title.domain.Agreement;
import io.fapiaodesk.title.domain.AgreementKind;
import io.fapiaodesk.title.domain.AgreementState;
import io.fapiaodesk.title.domain.Contact;
import io.fapiaodesk.title.domain.TitleKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code title_agreement}. An index of its own keeps an account from asking twice for the same title. */
@Repository
public class AgreementTable {

    private static final String TABLE = "title_agreement";

    private final JdbcClient jdbc;
    private final Sealer sealer;
    private final SealedDetails details;

    AgreementTable(JdbcClient jdbc, Sealer sealer) {
        this.jdbc = jdbc;
        this.sealer = sealer;
        this.details = new SealedDetails(sealer, TABLE);
    }

    /**
     * Keeps a new one.
     *
     * @return false when the account already waits for the same title, and nothing was kept
     */
    public boolean insert(Agreement agreement) {
        Contact contact = agreement.contact();
        String id = agreement.id().value();
        return details.fill(jdbc.sql("""
            INSERT INTO title_agreement (request_id, kind, account_id, beneficiary_account_id, opened_by,
                opened_by_staff, ticket, title_name, name_as_read, tax_id,
                title_kind, bank, bank_account, address,
                phone, contact_name, contact_phone, contact_email, opened_at, state, open, manager)
            VALUES (:id, :kind, :account, :beneficiary, :openedBy, :byStaff, :ticket, :titleName, :nameAsRead,
                :taxId, :titleKind, :bank, :bankAccount, :address, :phone, :contactName,
                :contactPhone, :contactEmail, :openedAt, :state, true, :manager)
            ON CONFLICT DO NOTHING
            """), id, agreement.details())
                        .param("id", id)
                        .param("kind", agreement.kind().name())
                        .param("account", agreement.accountId())
                        .param("beneficiary", agreement.beneficiaryAccountId())
                        .param("openedBy", agreement.openedBy())
                        .param("byStaff", agreement.openedByStaff())
                        .param("ticket", agreement.ticket())
                        .param("titleName", agreement.titleName())
                        .param("nameAsRead", AsRead.of(agreement.titleName()).text())
                        .param("taxId", agreement.taxId())
                        .param("titleKind", agreement.titleKind().name())
                        .param("contactName", seal(id, "contact_name", contact == null ? null : contact.name()))
                        .param("contactPhone", seal(id, "contact_phone", contact == null ? null : contact.phone()))
                        .param("contactEmail", seal(id, "contact_email", contact == null ? null : contact.email()))
                        .param("openedAt", agreement.openedAt().atOffset(ZoneOffset.UTC))
                        .param("state", agreement.state().name())
                        .param("manager", agreement.manager())
                        .update()
                == 1;
    }

    public void update(Agreement agreement) {
        jdbc.sql("""
            UPDATE title_agreement SET state = :state, open = :open, manager = :manager, decided_by = :decidedBy,
                decided_at = :decidedAt, reason = :reason, valid_from = :validFrom, valid_until = :validUntil,
                ended_at = :endedAt, ended_by = :endedBy, end_reason = :endReason
            WHERE request_id = :id
            """)
                .param("id", agreement.id().value())
                .param("state", agreement.state().name())
                .param("open", agreement.isOpen())
                .param("manager", agreement.manager())
                .param("decidedBy", agreement.decidedBy())
                .param("decidedAt", at(agreement.decidedAt()))
                .param("reason", agreement.reason())
                .param("validFrom", agreement.validFrom())
                .param("validUntil", agreement.validUntil())
                .param("endedAt", at(agreement.endedAt()))
                .param("endedBy", agreement.endedBy())
                .param("endReason", agreement.endReason())
                .update();
    }

    public Optional<Agreement> find(RequestId id) {
        return jdbc.sql("SELECT * FROM title_agreement WHERE request_id = :id")
                .param("id", id.value())
                .query(this::agreement)
                .optional();
    }

    /** Reads one to change it: whoever else wants to waits until our transaction is over. */
    public Optional<Agreement> findForUpdate(RequestId id) {
        return jdbc.sql("SELECT * FROM title_agreement WHERE request_id = :id FOR UPDATE")
                .param("id", id.value())
                .query(this::agreement)
                .optional();
    }

    /** Those of an account that wait for a decision, to change them. */
    public List<Agreement> openOfForUpdate(String accountId) {
        return jdbc.sql("""
            SELECT * FROM title_agreement WHERE account_id = :account AND open ORDER BY request_id FOR UPDATE
            """).param("account", accountId).query(this::agreement).list();
    }

    /** Those that wait for the decision of a manager, or are of one of the accounts, to change them. */
    public List<Agreement> openForUpdate(String manager, Collection<String> accountIds) {
        return jdbc.sql("""
            SELECT * FROM title_agreement WHERE open AND (manager = :manager OR account_id = ANY(:accounts))
            ORDER BY request_id FOR UPDATE
            """)
                .param("manager", manager)
                .param("accounts", accountIds.toArray(String[]::new))
                .query(this::agreement)
                .list();
    }

    /** An account's own and those that name it as beneficiary, newest first. */
    public List<Agreement> of(String accountId) {
        return jdbc.sql("""
            SELECT * FROM title_agreement WHERE account_id = :account OR beneficiary_account_id = :account
            ORDER BY opened_at DESC, request_id
            """).param("account", accountId).query(this::agreement).list();
    }

    /** Those of some accounts, newest first. */
    public List<Agreement> of(Collection<String> accountIds, int offset, int limit) {
        return jdbc.sql("""
            SELECT * FROM title_agreement WHERE account_id = ANY(:accounts)
            ORDER BY opened_at DESC, request_id OFFSET :offset LIMIT :limit
            """)
                .param("accounts", accountIds.toArray(String[]::new))
                .param("offset", offset)
                .param("limit", limit)
                .query(this::agreement)
                .list();
    }

    public long count(Collection<String> accountIds) {
        return jdbc.sql("SELECT count(*) FROM title_agreement WHERE account_id = ANY(:accounts)")
                .param("accounts", accountIds.toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    private Agreement agreement(ResultSet row, int number) throws SQLException {
        String id = row.getString("request_id");
        return new Agreement(
                new RequestId(id),
                AgreementKind.valueOf(row.getString("kind")),
                row.getString("account_id"),
                row.getString("beneficiary_account_id"),
                row.getString("opened_by"),
                row.getBoolean("opened_by_staff"),
                row.getString("ticket"),
                row.getString("title_name"),
                row.getString("tax_id"),
                TitleKind.valueOf(row.getString("title_kind")),
                details.read(row, id),
                contact(row, id),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                AgreementState.valueOf(row.getString("state")),
                row.getString("manager"),
                row.getString("decided_by"),
                instant(row, "decided_at"),
                row.getString("reason"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class),
                instant(row, "ended_at"),
                row.getString("ended_by"),
                row.getString("end_reason"));
    }

    private @Nullable Contact contact(ResultSet row, String id) throws SQLException {
        String name = open(row, id, "contact_name");
        String phone = open(row, id, "contact_phone");
        String email = open(row, id, "contact_email");
        return name == null || phone == null || email == null ? null : new Contact(name, phone, email);
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
