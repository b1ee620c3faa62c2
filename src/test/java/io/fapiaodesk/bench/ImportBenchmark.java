package io.fapiaodesk.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.fapiaodesk.FapiaoDeskApplication;
import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.account.ImportAccounts;
import io.fapiaodesk.consumption.ConsumptionQuestion;
import io.fapiaodesk.consumption.ImportConsumption;
import io.fapiaodesk.consumption.ReadConsumption;
import io.fapiaodesk.platform.web.ImportReport;
import io.fapiaodesk.platform.web.Imports;
import io.fapiaodesk.platform.web.Page;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Takes in 100,000 lines of consumption and pages through them, and writes what that costs to
 * {@code docs/performance.md}. {@code mvn -Pbench-imports test} runs it.
 */
final class ImportBenchmark {

    private static final int LINES = Integer.getInteger("bench.lines", 100_000);
    private static final int PAGES = 50;

    private ImportBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        Locale.setDefault(Locale.ROOT);
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        Path data = Files.createDirectories(
                        Path.of("target", "bench", UUID.randomUUID().toString()))
                .toAbsolutePath();
        try (ConfigurableApplicationContext desk = SpringApplication.run(
                FapiaoDeskApplication.class,
                "--logging.level.root=warn",
                "--server.port=0",
                "--fapiao.demo-data=false",
                "--fapiao.data-directory=" + data,
                "--fapiao.postgresql-binaries=" + data.resolveSibling("postgresql-binaries"))) {
            Imports imports = desk.getBean(Imports.class);
            imports.take(account(), desk.getBean(ImportAccounts.class));
            ImportConsumption consumption = desk.getBean(ImportConsumption.class);
            imports.take(lines("warm-up", 10_000), consumption);
            long before = liveHeap();
            Figures first = take(imports, consumption);
            Figures again = take(imports, consumption);
            long after = liveHeap();
            Account asker = desk.getBean(Accounts.class).find("bench").orElseThrow();
            ReadConsumption read = desk.getBean(ReadConsumption.class);
            double all = medianMillis(read, asker, new ConsumptionQuestion(null, null, null, null, null));
            double invoiceable = medianMillis(read, asker, ConsumptionQuestion.INVOICEABLE);
            Report.write("""
                # What an import of consumption costs

                Written by `mvn -Pbench-imports test`, on 2 cores that the application and its PostgreSQL share; %,d lines, 500 to a
                transaction. Times on a machine that is used by others are noisy.

                | | |
                |---|---|
                | lines/s, all of them new | %,.0f |
                | lines/s, the same delivery again | %,.0f |
                | heap in use, the whole application, before the import and after both | %d MB, %d MB |
                | largest heap in use after a collection, meanwhile | %d MB |
                | a page of 50 of %,d items, median | %.0f ms |
                | a page of 50 of those that can be invoiced, median | %.0f ms |

                A delivery of any length takes the memory of 500 lines: with `-Xmx256m` the whole application imports it, too.
                """.formatted(
                            LINES,
                            LINES / first.seconds(),
                            LINES / again.seconds(),
                            megabytes(before),
                            megabytes(after),
                            megabytes(Math.max(first.peak(), again.peak())),
                            LINES + 10_000,
                            all,
                            invoiceable));
        }
    }

    private record Figures(double seconds, long peak) {}

    private static Figures take(Imports imports, ImportConsumption consumption) throws IOException {
        long[] peak = new long[1];
        Thread watch = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                peak[0] = Math.max(peak[0], afterLastCollection());
                try {
                    Thread.sleep(50);
                } catch (InterruptedException over) {
                    return;
                }
            }
        });
        watch.start();
        long began = System.nanoTime();
        ImportReport report = imports.take(lines("line", LINES), consumption);
        double seconds = (System.nanoTime() - began) / 1e9;
        watch.interrupt();
        if (report.rejectedInAll() > 0) {
            throw new IllegalStateException(
                    "Lines are rejected: " + report.rejected().get(0));
        }
        return new Figures(seconds, peak[0]);
    }

    private static double medianMillis(ReadConsumption read, Account asker, ConsumptionQuestion question) {
        double[] millis = new double[PAGES];
        for (int page = 0; page < PAGES; page++) {
            long began = System.nanoTime();
            read.list(asker, question, new Page.Slice(page, 50));
            millis[page] = (System.nanoTime() - began) / 1e6;
        }
        Arrays.sort(millis);
        return millis[PAGES / 2];
    }

    private static long liveHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long afterLastCollection() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .map(pool -> pool.getCollectionUsage())
                .filter(usage -> usage != null)
                .mapToLong(MemoryUsage::getUsed)
                .sum();
    }

    private static long megabytes(long bytes) {
        return bytes / (1024 * 1024);
    }

    private static InputStream account() {
        return new ByteArrayInputStream(
                "{\"accountId\":\"bench\",\"kind\":\"PERSONAL\",\"realName\":\"A Customer\",\"email\":\"bench@example.com\"}"
                        .getBytes(UTF_8));
    }

    /** Made while it is read, as a delivery of any length comes in. The stream of streams asks for an enumeration. */
    @SuppressWarnings("JdkObsolete")
    private static InputStream lines(String prefix, int count) {
        return new SequenceInputStream(new Enumeration<>() {
            private int next;

            @Override
            public boolean hasMoreElements() {
                return next < count;
            }

            @Override
            public InputStream nextElement() {
                int n = next++;
                return new ByteArrayInputStream(("{\"sourceId\":\"" + prefix + "-" + n
                                + "\",\"kind\":\"ORDER\",\"accountId\":\"bench\",\"productCode\":\""
                                + (n % 3 == 0 ? "ecs" : n % 3 == 1 ? "sms" : "cdn") + "\",\"amount\":\"" + (n % 900 + 1)
                                + ".50\",\"placedAt\":\"2026-0" + (n % 9 + 1)
                                + "-15T10:00:00+08:00\",\"paidAt\":\"2026-0" + (n % 9 + 1) + "-15T10:00:00+08:00\"}\n")
                        .getBytes(UTF_8));
            }
        });
    }
}
