package io.fapiaodesk.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A PostgreSQL with all our tables for tests that need no application around it; one for all test classes of a run, so
 * tests keep apart by the ids they use.
 */
public final class TestDatabase {

    private static final class Started {
        static final DataSource DATA_SOURCE = start();
    }

    private TestDatabase() {}

    public static DataSource dataSource() {
        return Started.DATA_SOURCE;
    }

    public static JdbcClient jdbc() {
        return JdbcClient.create(dataSource());
    }

    public static PlatformTransactionManager transactionManager() {
        return new JdbcTransactionManager(dataSource());
    }

    public static TransactionTemplate transaction() {
        return new TransactionTemplate(transactionManager());
    }

    private static DataSource start() {
        try {
            HikariConfig pool = new HikariConfig();
            pool.setDataSource(EmbeddedPostgres.builder().start().getPostgresDatabase());
            // As many as want to do something at the same time; a new connection for each statement is slow.
            pool.setMaximumPoolSize(40);
            pool.setMinimumIdle(1);
            DataSource dataSource = new HikariDataSource(pool);
            Flyway.configure().dataSource(dataSource).load().migrate();
            return dataSource;
        } catch (IOException e) {
            throw new UncheckedIOException("The test database did not start", e);
        }
    }
}
