package io.fapiaodesk.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.zaxxer.hikari.HikariDataSource;
import io.fapiaodesk.testing.PackagedApplication;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Has invoices issued by the whole application, with a tax bureau that needs no time, and writes how many a second to
 * {@code docs/performance.md}. {@code mvn -Pbench-issuing verify} runs it.
 */
final class IssuingBenchmark {

    private static final int INVOICES = Integer.getInteger("bench.invoices", 200);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int WARM_UP = Integer.getInteger("bench.warmUp", 100);
    private static final int CUSTOMERS = Integer.getInteger("bench.customers", 4);
    private static final String DATABASE = "fapiao";
    private static final Map<String, String> AS_IN_PRODUCTION = Map.of("_JAVA_OPTIONS", "-XX:TieredStopAtLevel=4");

    private final PackagedApplication application;
    private final HikariDataSource server;

    private IssuingBenchmark(PackagedApplication application, HikariDataSource server) {
        this.application = application;
        this.server = server;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        Locale.setDefault(Locale.ROOT);
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        Path directory = PackagedApplication.newDirectory();
        try (PackagedApplication first = PackagedApplication.startOn(directory, Map.of(), "--fapiao.demo-data=false");
                HikariDataSource server = database(first)) {
            for (String statement : List.of(
                    "ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'",
                    "ALTER SYSTEM SET pg_stat_statements.track_utility = off")) {
                JdbcClient.create(server).sql(statement).update();
            }
        }
        try (PackagedApplication application =
                        PackagedApplication.startOn(directory, AS_IN_PRODUCTION, "--fapiao.demo-data=false");
                HikariDataSource server = database(application)) {
            JdbcClient.create(server).sql("CREATE EXTENSION pg_stat_statements").update();
            new IssuingBenchmark(application, server).run();
        }
    }

    private void run() throws IOException, InterruptedException, ExecutionException {
        expect(200, application.call("ops", "PUT", "/api/sandbox/tax-bureau", "{\"latencyMillis\": 0}"));
        deliver();
        round(0, WARM_UP);
        List<Double> rates = new ArrayList<>();
        List<Costs> costs = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            Costs before = Costs.soFar(server, DATABASE);
            double rate = round(WARM_UP + round * INVOICES, INVOICES);
            costs.add(Costs.soFar(server, DATABASE).since(before, INVOICES));
            rates.add(rate);
            System.out.printf("round %d of %d: %.1f invoices/s%n", round + 1, ROUNDS, rate);
        }
        String report = report(rates, costs);
        Report.write(report);
        System.out.println(report);
    }

    private void deliver() {
        StringBuilder accounts = new StringBuilder();
        StringBuilder orders = new StringBuilder();
        for (int number = 0; number < WARM_UP + ROUNDS * INVOICES; number++) {
            accounts.append("""
                {"accountId": "b%1$d", "kind": "ENTERPRISE", "realName": "示例客户", "taxId": "91310115MA1K4TXT5W", "email": "b%1$d@customer.example"}
                """.formatted(number));
            orders.append("""
                {"sourceId": "b%1$d", "kind": "ORDER", "accountId": "b%1$d", "productCode": "ecs", "amount": "1200.00", "placedAt": "2026-01-05T10:00:00+08:00", "paidAt": "2026-01-05T10:00:00+08:00"}
                """.formatted(number));
        }
        String lines = "application/x-ndjson";
        expect(200, application.call("upstream", "POST", "/api/upstream/accounts", lines, accounts.toString()));
        expect(200, application.call("upstream", "POST", "/api/upstream/consumption", lines, orders.toString()));
    }

    /** From the first request to the last invoice that is issued, printed and on its way. */
    private double round(int from, int count) throws InterruptedException, ExecutionException {
        ExecutorService customers = Executors.newFixedThreadPool(CUSTOMERS);
        long start = System.nanoTime();
        try {
            List<Future<HttpResponse<String>>> requests = new ArrayList<>();
            for (int number = from; number < from + count; number++) {
                String account = "b" + number;
                requests.add(customers.submit(() -> application.call(
                        account,
                        "POST",
                        "/api/invoice-requests",
                        "{\"method\": \"ORDER_DETAIL\", \"itemIds\": [\"%s\"], \"invoiceType\": \"GENERAL\"}"
                                .formatted(account))));
            }
            for (Future<HttpResponse<String>> request : requests) {
                expect(201, request.get());
            }
        } finally {
            customers.shutdown();
        }
        while (issued() < from + count) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return count / ((System.nanoTime() - start) / 1e9);
    }

    private long issued() {
        return JdbcClient.create(server)
                .sql("SELECT count(*) FROM invoice WHERE status = 'INVOICED'")
                .query(Long.class)
                .single();
    }

    private static void expect(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    private static String report(List<Double> rates, List<Costs> costs) {
        List<Double> sorted = rates.stream().sorted().toList();
        Costs cost = costs.get(costs.size() / 2);
        return """
            # What issuing an invoice costs

            Written by `mvn -Pbench-issuing verify` on %s, on %d cores that the application, PostgreSQL and the
            customers share. %d customers at a time, %d rounds of %d requests for one invoice each after %d to warm
            up; the rate is that from the first request to the last invoice that is issued, with both of its files
            made and encrypted and its mail posted. The tax bureau is the simulator behind the real HTTP client, and
            needs no time; its own tables are in the same database and in the figures.

            | for one invoice | |
            |---|---|
            | invoices/s, median (range) | %.1f (%.1f-%.1f) |
            | SQL statements | %.0f |
            | commits, those that only read included | %.1f |
            | WAL | %.0f KB |
            | growth of the database | %.0f KB |

            The mails, the sign-ins of the customers and the questions to the simulator are included. Times on a
            machine that is used by others are noisy; the counts are not. More: `-Dbench.invoices=1000`.
            """.formatted(
                        LocalDate.now(ZoneId.of("Asia/Shanghai")),
                        Runtime.getRuntime().availableProcessors(),
                        CUSTOMERS,
                        ROUNDS,
                        INVOICES,
                        WARM_UP,
                        sorted.get(sorted.size() / 2),
                        sorted.get(0),
                        sorted.get(sorted.size() - 1),
                        cost.statements(),
                        cost.commits(),
                        cost.walBytes() / 1024,
                        cost.databaseBytes() / 1024);
    }

    private static HikariDataSource database(PackagedApplication application) throws IOException {
        Path data = application.dataDirectory();
        String port = Files.readAllLines(data.resolve("postgresql/postmaster.pid"))
                .get(3)
                .strip();
        HikariDataSource database = new HikariDataSource();
        database.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE);
        database.setUsername("postgres");
        database.setPassword(Files.readString(data.resolve("postgresql.password")));
        database.setMaximumPoolSize(2);
        return database;
    }
}
