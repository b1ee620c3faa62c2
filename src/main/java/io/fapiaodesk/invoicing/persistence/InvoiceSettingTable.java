package io.fapiaodesk.invoicing.persistence;

import io.fapiaodesk.invoicing.domain.LinesPer;
import io.fapiaodesk.kernel.ShanghaiTime;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code invoice_setting}: what accounts want of their invoices. */
@Repository
public class InvoiceSettingTable {

    private final JdbcClient jdbc;

    public InvoiceSettingTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<LinesPer> find(String accountId) {
        return jdbc.sql("SELECT lines FROM invoice_setting WHERE account_id = :account")
                .param("account", accountId)
                .query((row, n) -> LinesPer.valueOf(row.getString("lines")))
                .optional();
    }

    public void save(String accountId, LinesPer lines, String by, Instant at) {
        jdbc.sql("""
            INSERT INTO invoice_setting (account_id, lines, changed_by, changed_at)
            VALUES (:account, :lines, :by, :at)
            ON CONFLICT (account_id) DO UPDATE
            SET lines = excluded.lines, changed_by = excluded.changed_by, changed_at = excluded.changed_at
            """)
                .param("account", accountId)
                .param("lines", lines.name())
                .param("by", by)
                .param("at", ShanghaiTime.at(at))
                .update();
    }
}
