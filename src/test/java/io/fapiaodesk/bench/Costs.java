package io.fapiaodesk.bench;

import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the PostgreSQL server has spent so far: statements and commits in one database, log and disk. */
record Costs(double statements, double commits, double walBytes, double databaseBytes) {

    static Costs soFar(DataSource server, String database) {
        // Sessions report what they did about once a second.
        try {
            TimeUnit.MILLISECONDS.sleep(1500);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        return JdbcClient.create(server)
                .sql("""
                        SELECT (SELECT coalesce(sum(calls), 0) FROM pg_stat_statements s
                                JOIN pg_database d ON d.oid = s.dbid WHERE d.datname = :database) AS statements,
                            (SELECT xact_commit FROM pg_stat_database WHERE datname = :database) AS commits,
                            pg_current_wal_lsn() - '0/0'::pg_lsn AS wal_bytes,
                            pg_database_size(:database) AS database_bytes
                        """)
                .param("database", database)
                .query(Costs.class)
                .single();
    }

    Costs since(Costs before, int cases) {
        return new Costs(
                (statements - before.statements) / cases,
                (commits - before.commits) / cases,
                (walBytes - before.walBytes) / cases,
                (databaseBytes - before.databaseBytes) / cases);
    }
}
