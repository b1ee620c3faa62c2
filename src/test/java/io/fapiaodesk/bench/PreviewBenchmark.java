package io.fapiaodesk.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fapiaodesk.FapiaoDeskApplication;
import io.fapiaodesk.kernel.ShanghaiTime;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Previews 100,000 items in one request and then asks for their invoices, over HTTP, and writes the figures to
 * {@code docs/performance.md}. {@code mvn -Pbench-preview test} runs it.
 */
final class PreviewBenchmark {

    private static final int ITEMS = Integer.getInteger("bench.items", 100_000);
    private static final int WARM_UP = 2;
    private static final int ROUNDS = 5;
    private static final String ACCOUNT = "bench-preview";
    private static final List<String> PRODUCTS =
            List.of("ecs", "sms", "voice", "cdn", "model-studio", "dingtalk-hardware");

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;

    private PreviewBenchmark(int port) {
        this.port = port;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Locale.setDefault(Locale.ROOT);
        Path data = Path.of("target/bench-preview").resolve(UUID.randomUUID().toString());
        try (ConfigurableApplicationContext application = SpringApplication.run(
                FapiaoDeskApplication.class,
                "--server.port=0",
                "--fapiao.demo-data=false",
                "--fapiao.data-directory=" + data.toAbsolutePath())) {
            new PreviewBenchmark(Integer.parseInt(
                            String.valueOf(application.getEnvironment().getProperty("local.server.port"))))
                    .run();
        }
    }

    private record Timed(double millis, int bytes) {}

    private void run() throws IOException, InterruptedException {
        call("upstream", "/api/upstream/accounts", "application/x-ndjson", """
            {"accountId": "%s", "kind": "ENTERPRISE", "realName": "Synthetic Cloud Ltd.", "taxId": "91350100M000100Y43", "email": "a@example.com"}
            """.formatted(ACCOUNT), 200);
        Timed delivered = call("upstream", "/api/upstream/consumption", "application/x-ndjson", orders(), 200);

        String byDetail = IntStream.range(0, ITEMS)
                .mapToObj(n -> "\"bench/" + n + "\"")
                .collect(Collectors.joining(
                        ",", "{\"method\":\"ORDER_DETAIL\",\"invoiceType\":\"GENERAL\",\"itemIds\":[", "]}"));
        String byAmount =
                "{\"method\":\"AMOUNT\",\"invoiceType\":\"GENERAL\",\"amount\":\"%d.00\"}".formatted(ITEMS / 2);
        double[] detail = new double[ROUNDS];
        double[] amount = new double[ROUNDS];
        Timed last = new Timed(0, 0);
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            Timed one = call(ACCOUNT, "/api/invoice-previews", "application/json", byDetail, 200);
            Timed other = call(ACCOUNT, "/api/invoice-previews", "application/json", byAmount, 200);
            if (round >= 0) {
                detail[round] = one.millis();
                amount[round] = other.millis();
            }
            last = one;
        }
        Timed requested = call(ACCOUNT, "/api/invoice-requests", "application/json", byDetail, 201);

        String chapter = """
            # What a preview of %,d items costs

            Written by `mvn -Pbench-preview test` on %s, on %d cores that the application, its embedded PostgreSQL and
            the one customer share; over HTTP with a sign-in at every call. %,d orders of one enterprise, of %d products
            that become %d invoices. Medians (and ranges) of %d rounds after %d to warm up.

            | | |
            |---|---|
            | delivering the orders, once | %,.0f lines/s |
            | preview by order detail, every order named: ms | %s |
            | the answer, a line for each order | %.1f MB |
            | preview by amount, half of it, no order named: ms | %s |
            | the request for all of it, once: locked, planned anew, stored | %,.0f ms |

            Times on a machine that is used by others are noisy. Fewer items: `-Dbench.items=10000`.
            """.formatted(
                        ITEMS,
                        LocalDate.now(ShanghaiTime.ZONE),
                        Runtime.getRuntime().availableProcessors(),
                        ITEMS,
                        PRODUCTS.size(),
                        PRODUCTS.size(),
                        ROUNDS,
                        WARM_UP,
                        ITEMS / (delivered.millis() / 1000),
                        figures(detail),
                        last.bytes() / 1e6,
                        figures(amount),
                        requested.millis());
        System.out.println(chapter);
        Report.write(chapter);
    }

    private static String orders() {
        StringBuilder lines = new StringBuilder();
        for (int n = 0; n < ITEMS; n++) {
            lines.append("""
                {"sourceId":"bench/%d","kind":"ORDER","accountId":"%s","productCode":"%s","amount":"%d.%02d","placedAt":"2026-01-05T10:00:00+08:00","paidAt":"2026-01-05T10:00:00+08:00"}
                """.formatted(n, ACCOUNT, PRODUCTS.get(n % PRODUCTS.size()), 1 + n % 500, n % 100));
        }
        return lines.toString();
    }

    private Timed call(String who, String path, String type, String body, int expected)
            throws IOException, InterruptedException {
        String credentials = Base64.getEncoder().encodeToString((who + ":" + who).getBytes(UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build();
        long start = System.nanoTime();
        HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
        double millis = (System.nanoTime() - start) / 1e6;
        if (answer.statusCode() != expected) {
            throw new IllegalStateException(answer.statusCode() + " " + new String(answer.body(), UTF_8));
        }
        return new Timed(millis, answer.body().length);
    }

    private static String figures(double[] rounds) {
        double[] sorted = rounds.clone();
        Arrays.sort(sorted);
        return "%,.0f (%,.0f-%,.0f)".formatted(sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
    }
}
