package io.fapiaodesk.platform.embedded;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;

/**
 * Where a simulator keeps its books: a schema of its own beside the desk's, over connections of its own, because whoever
 * calls a simulator holds one of the application's while waiting for the answer.
 */
public final class SimulatorDatabase {

    private static final int CONNECTIONS = 8;
    private static final long CONNECTION_TIMEOUT_MILLIS = 4_000;

    private SimulatorDatabase() {}

    public static HikariDataSource connect(JdbcConnectionDetails database, String whose) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(whose + "-simulator");
        config.setJdbcUrl(database.getJdbcUrl());
        config.setUsername(database.getUsername());
        config.setPassword(database.getPassword());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
        return new HikariDataSource(config);
    }

    /** Makes the tables, from {@code db/simulator/<name>}, or brings them up to date. */
    public static void migrate(DataSource database, String schema, String name) {
        Flyway.configure()
                .dataSource(database)
                .schemas(schema)
                .locations("classpath:db/simulator/" + name)
                .load()
                .migrate();
    }
}
