package io.fapiaodesk.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.zaxxer.hikari.HikariDataSource;
import io.fapiaodesk.testing.PackagedApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Puts title reviews through the whole application and through a bare engine, in turns, and writes what they cost to
 * {@code docs/performance.md}. {@code mvn -Pbench verify} runs it.
 */
final class Benchmark {

    private static final int CASES = Integer.getInteger("bench.cases", 300);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int WARM_UP = Integer.getInteger("bench.warmUp", 300);
    private static final int CUSTOMERS = Integer.getInteger("bench.customers", 4);
    private static final int REVIEWERS = Integer.getInteger("bench.reviewers", 4);

    /** The jar is started for tests with a compiler that starts fast; here it shall be fast later. */
    private static final Map<String, String> AS_IN_PRODUCTION = Map.of("_JAVA_OPTIONS", "-XX:TieredStopAtLevel=4");

    private Benchmark() {}

    private record Measured(List<Round> rounds, List<Costs> costs) {

        Measured() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        double casesPerSecond() {
            return median(rounds, Round::casesPerSecond);
        }

        String range() {
            return "%.0f-%.0f"
                    .formatted(
                            rounds.stream()
                                    .mapToDouble(Round::casesPerSecond)
                                    .min()
                                    .orElseThrow(),
                            rounds.stream()
                                    .mapToDouble(Round::casesPerSecond)
                                    .max()
                                    .orElseThrow());
        }

        String percentiles(Function<Round, List<Long>> times) {
            List<Long> all = rounds.stream().map(times).flatMap(List::stream).toList();
            return "%.0f / %.0f / %.0f"
                    .formatted(
                            Round.percentileMillis(all, 50),
                            Round.percentileMillis(all, 95),
                            Round.percentileMillis(all, 99));
        }

        double cost(ToDoubleFunction<Costs> cost) {
            return median(costs, cost);
        }
    }

    public static void main(String[] arguments) throws IOException {
        Locale.setDefault(Locale.ROOT);
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        Path directory = PackagedApplication.newDirectory();
        try (PackagedApplication first = PackagedApplication.startOn(directory, Map.of(), "--fapiao.demo-data=false");
                HikariDataSource server = database(first, "fapiao")) {
            prepare(server);
        }
        try (PackagedApplication application =
                        PackagedApplication.startOn(directory, AS_IN_PRODUCTION, "--fapiao.demo-data=false");
                HikariDataSource server = database(application, "fapiao")) {
            JdbcClient.create(server).sql("CREATE EXTENSION pg_stat_statements").update();
            WholeDesk desk = new WholeDesk(application, server);
            try (BareEngine bare = new BareEngine(database(application, "bare"))) {
                compare(desk, bare, server);
            }
        }
    }

    /** Counts statements from the next start on; the bare engine gets a database of its own on the same server. */
    private static void prepare(HikariDataSource server) {
        for (String statement : List.of(
                "ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'",
                "ALTER SYSTEM SET pg_stat_statements.track_utility = off",
                "CREATE DATABASE bare")) {
            JdbcClient.create(server).sql(statement).update();
        }
    }

    private static HikariDataSource database(PackagedApplication application, String name) throws IOException {
        Path data = application.dataDirectory();
        String port = Files.readAllLines(data.resolve("postgresql/postmaster.pid"))
                .get(3)
                .strip();
        HikariDataSource database = new HikariDataSource();
        database.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + port + "/" + name);
        database.setUsername("postgres");
        database.setPassword(Files.readString(data.resolve("postgresql.password")));
        database.setMaximumPoolSize(name.equals("bare") ? 10 : 2);
        return database;
    }

    private static void compare(WholeDesk desk, BareEngine bare, HikariDataSource server) throws IOException {
        desk.register(WARM_UP + ROUNDS * CASES);
        Round.run(bare, 0, WARM_UP, CUSTOMERS, REVIEWERS);
        Round.run(desk, 0, WARM_UP, CUSTOMERS, REVIEWERS);
        JdbcClient.create(server)
                .sql("SELECT pg_stat_statements_reset()")
                .query()
                .listOfRows();
        Measured whole = new Measured();
        Measured engine = new Measured();
        for (int round = 0; round < ROUNDS; round++) {
            int from = WARM_UP + round * CASES;
            measure(bare, engine, from, server);
            measure(desk, whole, from, server);
            System.out.printf(
                    "round %d of %d: whole application %.1f cases/s, bare engine %.1f cases/s%n",
                    round + 1,
                    ROUNDS,
                    whole.rounds().get(round).casesPerSecond(),
                    engine.rounds().get(round).casesPerSecond());
        }
        String report = report(whole, engine, server);
        Report.write(report);
        System.out.println(report);
        printStatements(desk, server);
    }

    /** Where to look when it costs too much: what the application asks most often. */
    private static void printStatements(WholeDesk desk, HikariDataSource server) {
        JdbcClient.create(server)
                .sql("""
                        SELECT round(calls / :cases::numeric, 1) AS calls, round(mean_exec_time::numeric, 2) AS millis,
                            left(regexp_replace(query, '\\s+', ' ', 'g'), 160) AS query
                        FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid
                        WHERE d.datname = :database ORDER BY s.calls DESC LIMIT 120
                        """)
                .param("cases", ROUNDS * CASES)
                .param("database", desk.database())
                .query(row -> {
                    System.out.printf(
                            "%6s a case %8s ms  %s%n",
                            row.getString("calls"), row.getString("millis"), row.getString("query"));
                });
    }

    private static void measure(Contender contender, Measured measured, int from, HikariDataSource server) {
        contender.finished();
        Costs before = Costs.soFar(server, contender.database());
        measured.rounds().add(Round.run(contender, from, CASES, CUSTOMERS, REVIEWERS));
        long finished = contender.finished();
        if (finished != from + CASES) {
            throw new IllegalStateException(finished + " cases are finished, not " + (from + CASES));
        }
        measured.costs().add(Costs.soFar(server, contender.database()).since(before, CASES));
    }

    private static <T> double median(List<T> values, ToDoubleFunction<T> figure) {
        double[] sorted = values.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static String report(Measured whole, Measured engine, HikariDataSource server) {
        return """
                # What a title review costs

                Written by `mvn -Pbench verify` on %s, on %d cores that the application, PostgreSQL %s and the people of
                the benchmark share. %d customers and %d reviewers at a time, %d rounds of %d cases after %d to warm up,
                in turns; the medians of the rounds, and the percentiles over all of them.

                The whole application is the packaged jar on its own embedded PostgreSQL: over HTTP with a sign-in at every
                call, an account for each customer, a PDF that is inspected and encrypted, the rules, our tables, the
                journal, the mails. The reviewer looks the task up, claims it and submits the form over Tasklist's own
                interface. The bare engine runs the same diagram through its Java API, with default settings and empty
                delegates, in a database of its own on the same server. That server is durable: fsync, synchronous commit
                and full page writes are %s.

                | for one case | whole application | bare engine | goal |
                |---|---|---|---|
                | cases/s (range) | %.0f (%s) | %.0f (%s) | |
                | ratio to the bare engine | %.2f | 1 | 1.5 |
                | apply: p50 / p95 / p99 ms | %s | %s | |
                | look up, claim and decide: p50 / p95 / p99 ms | %s | %s | |
                | from application to decision: p50 / p95 / p99 ms | %s | %s | |
                | SQL statements | %.0f | %.0f | 90 |
                | commits, those that only read included | %.1f | %.1f | |
                | WAL | %.0f KB | %.0f KB | 60 KB |
                | growth of the database | %.0f KB | %.0f KB | 20 KB |

                Statements, commits, WAL and growth include what the application does on the side meanwhile: mails, timers,
                sign-ins. Times on a machine that is used by others are noisy; the counts are not. More or fewer cases:
                `-Dbench.cases=1000 -Dbench.rounds=5 -Dbench.customers=8 -Dbench.reviewers=8`.
                """.formatted(
                        LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")),
                        Runtime.getRuntime().availableProcessors(),
                        setting(server, "server_version"),
                        CUSTOMERS,
                        REVIEWERS,
                        ROUNDS,
                        CASES,
                        WARM_UP,
                        durable(server) ? "on" : "NOT all on",
                        whole.casesPerSecond(),
                        whole.range(),
                        engine.casesPerSecond(),
                        engine.range(),
                        whole.casesPerSecond() / engine.casesPerSecond(),
                        whole.percentiles(Round::openNanos),
                        engine.percentiles(Round::openNanos),
                        whole.percentiles(Round::decideNanos),
                        engine.percentiles(Round::decideNanos),
                        whole.percentiles(Round::caseNanos),
                        engine.percentiles(Round::caseNanos),
                        whole.cost(Costs::statements),
                        engine.cost(Costs::statements),
                        whole.cost(Costs::commits),
                        engine.cost(Costs::commits),
                        whole.cost(Costs::walBytes) / 1000,
                        engine.cost(Costs::walBytes) / 1000,
                        whole.cost(Costs::databaseBytes) / 1000,
                        engine.cost(Costs::databaseBytes) / 1000);
    }

    private static boolean durable(HikariDataSource server) {
        return List.of("fsync", "synchronous_commit", "full_page_writes").stream()
                .allMatch(name -> "on".equals(setting(server, name)));
    }

    private static @Nullable String setting(HikariDataSource server, String name) {
        return JdbcClient.create(server)
                .sql("SELECT current_setting(:name)")
                .param("name", name)
                .query(String.class)
                .single();
    }
}
