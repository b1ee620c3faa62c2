package io.fapiaodesk.account.persistence;

import static java.util.Objects.requireNonNull;

import io.fapiaodesk.account.Mailbox;
import io.fapiaodesk.kernel.EmailAddress;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.platform.crypto.Sealer;
import io.fapiaodesk.platform.crypto.Sealer.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of mailboxes. */
@Component
public class MailboxTable {

    private static final String COLUMNS = "id, account_id, address, is_default";

    private final JdbcClient jdbc;
    private final Sealer sealer;

    public MailboxTable(JdbcClient jdbc, Sealer sealer) {
        this.jdbc = jdbc;
        this.sealer = sealer;
    }

    public List<Mailbox> of(String accountId) {
        return jdbc.sql("select " + COLUMNS + " from mailbox where account_id = :accountId and deleted_at is null"
                        + " order by added_at, id")
                .param("accountId", accountId)
                .query(this::mailbox)
                .list();
    }

    /** The mailboxes of an account, which nobody else changes or adds to before the end of the transaction. */
    public List<Mailbox> lock(String accountId) {
        jdbc.sql("select id from account where id = :accountId for no key update")
                .param("accountId", accountId)
                .query(String.class)
                .list();
        return of(accountId);
    }

    public Optional<Mailbox> find(String id) {
        return jdbc.sql("select " + COLUMNS + " from mailbox where id = :id and deleted_at is null")
                .param("id", id)
                .query(this::mailbox)
                .optional();
    }

    public Optional<String> ownerOf(String id) {
        return jdbc.sql("select account_id from mailbox where id = :id")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    public void insert(Mailbox mailbox, Instant now) {
        jdbc.sql("insert into mailbox (" + COLUMNS + ", added_at) values (:id, :accountId, :address, :isDefault, :now)")
                .param("id", mailbox.id())
                .param("accountId", mailbox.accountId())
                .param("address", sealedAddress(mailbox))
                .param("isDefault", mailbox.isDefault())
                .param("now", ShanghaiTime.at(now))
                .update();
    }

    public void update(Mailbox mailbox) {
        jdbc.sql("update mailbox set address = :address, is_default = :isDefault where id = :id")
                .param("id", mailbox.id())
                .param("address", sealedAddress(mailbox))
                .param("isDefault", mailbox.isDefault())
                .update();
    }

    public void clearDefault(String accountId) {
        jdbc.sql("update mailbox set is_default = false where account_id = :accountId and is_default")
                .param("accountId", accountId)
                .update();
    }

    public void delete(String id, Instant now) {
        jdbc.sql("update mailbox set address = null, is_default = false, deleted_at = :now where id = :id")
                .param("id", id)
                .param("now", ShanghaiTime.at(now))
                .update();
    }

    private byte @Nullable [] sealedAddress(Mailbox mailbox) {
        return sealer.sealText(address(mailbox.id()), mailbox.address().value());
    }

    private static Place address(String id) {
        return new Place("mailbox", id, "address");
    }

    private Mailbox mailbox(ResultSet row, int number) throws SQLException {
        return new Mailbox(
                row.getString("id"),
                row.getString("account_id"),
                new EmailAddress(
                        requireNonNull(sealer.openText(address(row.getString("id")), row.getBytes("address")))),
                row.getBoolean("is_default"));
    }
}
