package io.fapiaodesk.title.persistence;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code account_manager_contact}: how customers see and reach an account manager. */
@Repository
public class ManagerContactTable {

    private final JdbcClient jdbc;

    ManagerContactTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is kept of one. */
    public record Kept(@Nullable String name, @Nullable String mail) {}

    public Optional<Kept> find(String manager) {
        return jdbc.sql("SELECT name, mail FROM account_manager_contact WHERE manager = :manager")
                .param("manager", manager)
                .query((row, number) -> new Kept(row.getString("name"), row.getString("mail")))
                .optional();
    }

    public void save(String manager, Kept contact, String by, Instant at) {
        jdbc.sql("""
            INSERT INTO account_manager_contact (manager, name, mail, changed_by, changed_at)
            VALUES (:manager, :name, :mail, :by, :at)
            ON CONFLICT (manager) DO UPDATE SET name = excluded.name, mail = excluded.mail,
                changed_by = excluded.changed_by, changed_at = excluded.changed_at
            """)
                .param("manager", manager)
                .param("name", contact.name())
                .param("mail", contact.mail())
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
