package io.fapiaodesk.vendor.persistence;

import io.fapiaodesk.kernel.AsRead;
import io.fapiaodesk.kernel.EmailAddress;
import io.fapiaodesk.platform.crypto.Sealer;
import io.fapiaodesk.vendor.domain.KeptVendor;
import io.fapiaodesk.vendor.domain.VendorContact;
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

/** The table {@code vendor_contact}; the secret of a hook is sealed in it. */
@Repository
public class VendorContactTable {

    private static final String COLUMNS =
            "name_as_read, name, mail, phone, hook_url, hook_secret, changed_by, changed_at";

    private final JdbcClient jdbc;
    private final Sealer sealer;

    VendorContactTable(JdbcClient jdbc, Sealer sealer) {
        this.jdbc = jdbc;
        this.sealer = sealer;
    }

    public List<KeptVendor> all() {
        return jdbc.sql("SELECT " + COLUMNS + " FROM vendor_contact ORDER BY name")
                .query((row, number) -> kept(row))
                .list();
    }

    public Optional<VendorContact> find(AsRead name) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM vendor_contact WHERE name_as_read = :name")
                .param("name", name.text())
                .query((row, number) -> kept(row).contact())
                .optional();
    }

    public void save(VendorContact contact, String by, Instant at) {
        String key = contact.asRead().text();
        jdbc.sql("""
            INSERT INTO vendor_contact (name_as_read, name, mail, phone, hook_url, hook_secret, changed_by, changed_at)
            VALUES (:key, :name, :mail, :phone, :url, :secret, :by, :at)
            ON CONFLICT (name_as_read) DO UPDATE SET name = excluded.name, mail = excluded.mail, phone = excluded.phone,
                hook_url = excluded.hook_url, hook_secret = excluded.hook_secret, changed_by = excluded.changed_by,
                changed_at = excluded.changed_at
            """)
                .param("key", key)
                .param("name", contact.name())
                .param("mail", contact.mail() == null ? null : contact.mail().value())
                .param("phone", contact.phone())
                .param("url", contact.hookUrl())
                .param("secret", sealer.sealText(secretOf(key), contact.hookSecret()))
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Vendors that invoices were forwarded to, by the name on the latest of them. */
    public List<String> everAsked() {
        return jdbc.sql("SELECT DISTINCT seller_name FROM invoice WHERE seller_code = 'VENDOR' ORDER BY 1 LIMIT 500")
                .query(String.class)
                .list();
    }

    private KeptVendor kept(ResultSet row) throws SQLException {
        String mail = row.getString("mail");
        return new KeptVendor(
                new VendorContact(
                        row.getString("name"),
                        mail == null ? null : new EmailAddress(mail),
                        row.getString("phone"),
                        row.getString("hook_url"),
                        secret(row)),
                row.getString("changed_by"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    private @Nullable String secret(ResultSet row) throws SQLException {
        return sealer.openText(secretOf(row.getString("name_as_read")), row.getBytes("hook_secret"));
    }

    private static Sealer.Place secretOf(String key) {
        return new Sealer.Place("vendor_contact", key, "hook_secret");
    }
}
