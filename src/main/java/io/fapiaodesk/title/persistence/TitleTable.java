package io.fapiaodesk.title.persistence;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.crypto.Sealer;
import io.fapiaodesk.title.domain.AgreementKind;
import io.fapiaodesk.title.domain.AgreementUse;
import io.fapiaodesk.title.domain.InvoiceDetails;
import io.fapiaodesk.title.domain.Title;
import io.fapiaodesk.title.domain.TitleKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code title}: every title an account ever had. */
@Repository
public class TitleTable {

    private final JdbcClient jdbc;
    private final SealedDetails details;

    TitleTable(JdbcClient jdbc, Sealer sealer) {
        this.jdbc = jdbc;
        this.details = new SealedDetails(sealer, "title");
    }

    public void insert(Title title, @Nullable String requestId) {
        AgreementUse use = title.use();
        details.fill(jdbc.sql("""
            INSERT INTO title (id, account_id, origin, kind, name, tax_id, valid_until, special_valid_until,
                bank, bank_account, address, phone, created_at, request_id, agreement_kind, beneficiary_account_id)
            VALUES (:id, :account, :origin, :kind, :name, :taxId, :validUntil, :specialValidUntil,
                :bank, :bankAccount, :address, :phone, :createdAt, :request, :agreement, :beneficiary)
            """), title.id(), title.details())
                .param("id", title.id())
                .param("account", title.accountId())
                .param("origin", title.origin().name())
                .param("kind", title.kind().name())
                .param("name", title.name())
                .param("taxId", title.taxId())
                .param("validUntil", title.validUntil())
                .param("specialValidUntil", title.specialValidUntil())
                .param("createdAt", title.createdAt().atOffset(ZoneOffset.UTC))
                .param("request", requestId)
                .param("agreement", use == null ? null : use.kind().name())
                .param("beneficiary", use == null ? null : use.beneficiaryAccountId())
                .update();
    }

    public List<Title> of(String accountId) {
        return jdbc.sql("SELECT * FROM title WHERE account_id = :account ORDER BY created_at DESC, id")
                .param("account", accountId)
                .query(this::title)
                .list();
    }

    public void updateDetails(String id, InvoiceDetails changed) {
        details.fill(jdbc.sql("""
            UPDATE title SET bank = :bank, bank_account = :bankAccount, address = :address, phone = :phone
            WHERE id = :id
            """), id, changed).param("id", id).update();
    }

    /** Special VAT until that day; whoever has it is reminded of its end anew. */
    public void grantSpecialVat(String id, LocalDate until) {
        jdbc.sql("UPDATE title SET special_valid_until = :until, special_reminded_days = NULL WHERE id = :id")
                .param("id", id)
                .param("until", until)
                .update();
    }

    public void end(String id, Instant now) {
        jdbc.sql("UPDATE title SET ended_at = :now WHERE id = :id AND ended_at IS NULL")
                .param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The title that a case has made, if it has. */
    public Optional<Title> ofCase(RequestId caseId) {
        return jdbc.sql("SELECT * FROM title WHERE request_id = :case")
                .param("case", caseId.value())
                .query(this::title)
                .optional();
    }

    /** Approved and agreed titles that expire within some days and whose customer has not been reminded this late yet. */
    public List<Title> expiring(LocalDate today, int withinDays) {
        return jdbc.sql("""
            SELECT * FROM title
            WHERE ended_at IS NULL AND valid_until > :today AND valid_until <= :latest
                AND (reminded_days IS NULL OR reminded_days > :days)
            ORDER BY valid_until, id LIMIT 500 FOR UPDATE SKIP LOCKED
            """)
                .param("today", today)
                .param("latest", today.plusDays(withinDays))
                .param("days", withinDays)
                .query(this::title)
                .list();
    }

    /** The same for those whose use for special VAT ends while the title itself goes on. */
    public List<Title> specialExpiring(LocalDate today, int withinDays) {
        return jdbc.sql("""
            SELECT * FROM title
            WHERE ended_at IS NULL AND special_valid_until > :today AND special_valid_until <= :latest
                AND valid_until > special_valid_until
                AND (special_reminded_days IS NULL OR special_reminded_days > :days)
            ORDER BY special_valid_until, id LIMIT 500 FOR UPDATE SKIP LOCKED
            """)
                .param("today", today)
                .param("latest", today.plusDays(withinDays))
                .param("days", withinDays)
                .query(this::title)
                .list();
    }

    public void specialReminded(String id, int days) {
        jdbc.sql("UPDATE title SET special_reminded_days = :days WHERE id = :id")
                .param("id", id)
                .param("days", days)
                .update();
    }

    public void reminded(String id, int days) {
        jdbc.sql("UPDATE title SET reminded_days = :days WHERE id = :id")
                .param("id", id)
                .param("days", days)
                .update();
    }

    private Title title(ResultSet row, int number) throws SQLException {
        OffsetDateTime endedAt = row.getObject("ended_at", OffsetDateTime.class);
        return new Title(
                row.getString("id"),
                row.getString("account_id"),
                Title.Origin.valueOf(row.getString("origin")),
                TitleKind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("tax_id"),
                row.getObject("valid_until", LocalDate.class),
                row.getObject("special_valid_until", LocalDate.class),
                details.read(row, row.getString("id")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                endedAt == null ? null : endedAt.toInstant(),
                use(row));
    }

    private static @Nullable AgreementUse use(ResultSet row) throws SQLException {
        String kind = row.getString("agreement_kind");
        return kind == null
                ? null
                : new AgreementUse(AgreementKind.valueOf(kind), row.getString("beneficiary_account_id"));
    }
}
