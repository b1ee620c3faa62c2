package io.fapiaodesk.title.persistence;

import io.fapiaodesk.title.domain.ManagerAbsence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code account_manager_absence}: who is not there, and who stands in. */
@Repository
public class ManagerAbsenceTable {

    private static final RowMapper<ManagerAbsence> ABSENCE = (row, number) -> new ManagerAbsence(
            row.getString("manager"), row.getObject("absent_until", LocalDate.class), row.getString("deputy"));

    private final JdbcClient jdbc;

    ManagerAbsenceTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<ManagerAbsence> find(String manager) {
        return jdbc.sql("SELECT * FROM account_manager_absence WHERE manager = :manager")
                .param("manager", manager)
                .query(ABSENCE)
                .optional();
    }

    /** Those for whom somebody stands in today. */
    public List<ManagerAbsence> deputisedBy(String deputy, LocalDate today) {
        return jdbc.sql("SELECT * FROM account_manager_absence WHERE deputy = :deputy AND absent_until > :today")
                .param("deputy", deputy)
                .param("today", today)
                .query(ABSENCE)
                .list();
    }

    public List<ManagerAbsence> all() {
        return jdbc.sql("SELECT * FROM account_manager_absence ORDER BY manager")
                .query(ABSENCE)
                .list();
    }

    /**
     * Forgets the absences that are over.
     *
     * @return the managers who are back; each is answered once, also when several nodes look at the same time
     */
    public List<String> endThoseUntil(LocalDate today) {
        return jdbc.sql("DELETE FROM account_manager_absence WHERE absent_until <= :today RETURNING manager")
                .param("today", today)
                .query(String.class)
                .list();
    }

    public void save(ManagerAbsence absence, String by, Instant now) {
        jdbc.sql("""
                        INSERT INTO account_manager_absence (manager, absent_until, deputy, changed_by, changed_at)
                        VALUES (:manager, :until, :deputy, :by, :now)
                        ON CONFLICT (manager) DO UPDATE SET absent_until = excluded.absent_until,
                            deputy = excluded.deputy, changed_by = excluded.changed_by, changed_at = excluded.changed_at
                        """)
                .param("manager", absence.manager())
                .param("until", absence.absentUntil())
                .param("deputy", absence.deputy())
                .param("by", by)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
