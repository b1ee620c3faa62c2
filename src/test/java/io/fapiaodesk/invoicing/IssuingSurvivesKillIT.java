package io.fapiaodesk.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.fapiaodesk.testing.PackagedApplication;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The packaged application ends without goodbye while it issues some dozens of invoices, and starts again on the same
 * data. The tax bureau's own books, the customers' answers and a mail server that lives on tell what came of it.
 */
class IssuingSurvivesKillIT {

    private static final int CUSTOMERS = 16;
    private static final int INVOICES_EACH = 3;
    private static final int CUSTOMERS_AT_ONCE = 3;

    /** As many as the application sends at once, and so as many as a crash can double. */
    private static final int MAILS_IN_FLIGHT = 2;

    private static final Pattern NUMBER = Pattern.compile("(?<!\\d)\\d{20}(?!\\d)");

    private final GreenMail mailServer = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private final Path directory = PackagedApplication.newDirectory();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();

    @BeforeEach
    void the_mail_server_lives_on() {
        mailServer.start();
    }

    @AfterEach
    void stop() {
        mailServer.stop();
    }

    @Test
    void killed_in_the_middle_every_invoice_is_issued_once_and_none_is_lost() throws Exception {
        PackagedApplication first = start();
        deliver(first);
        AtomicBoolean killed = new AtomicBoolean();
        ExecutorService customers = Executors.newFixedThreadPool(CUSTOMERS_AT_ONCE);
        try {
            List<Future<?>> asking = IntStream.range(0, CUSTOMERS)
                    .<Future<?>>mapToObj(n -> customers.submit(() -> ask(first, "k" + n, killed)))
                    .toList();
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> count("invoice where status = 'INVOICED'") >= 10
                            && count("invoice where status = 'INVOICING' and submitted_at is not null") >= 3);
            killed.set(true);
            first.kill();
            for (Future<?> one : asking) {
                one.get();
            }
        } finally {
            customers.shutdownNow();
        }
        long issuedBefore = count("invoice where status = 'INVOICED'");
        long accepted = count("invoice_request");
        assertThat(accepted).as("somebody was told so").isGreaterThanOrEqualTo(answers.size());
        assertThat(issuedBefore).as("it was in the middle").isBetween(10L, accepted * INVOICES_EACH - 1);

        try (PackagedApplication second = start()) {
            // Who got no answer asks again under the same key.
            for (int n = 0; n < CUSTOMERS; n++) {
                String customer = "k" + n;
                if (!answers.containsKey(customer)) {
                    assertThat(request(second, customer)).isEqualTo(201);
                }
            }
            await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
                assertThat(count("invoice where status <> 'INVOICED'")).isZero();
                assertThat(count("notice where status <> 'SENT'")).isZero();
            });
            everyRequestIsThereOnceAndEveryInvoiceIsIssued();
            theBureauHasIssuedEachOnce();
            theAmountsAreWhatWasConsumed();
            nobodyHasMoreMailsThanACrashExplains();
        }
    }

    private void everyRequestIsThereOnceAndEveryInvoiceIsIssued() {
        assertThat(jdbc().sql("select account_id from invoice_request order by account_id")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, CUSTOMERS).mapToObj(n -> "k" + n).toList());
        assertThat(count("request where outcome = 'ISSUED' and kind = 'INVOICE_ISSUANCE'"))
                .isEqualTo(CUSTOMERS);
        assertThat(count("invoice")).isEqualTo(CUSTOMERS * INVOICES_EACH);
        assertThat(count("invoice_document")).isEqualTo(2 * CUSTOMERS * INVOICES_EACH);
        assertThat(count("document")).isEqualTo(2 * CUSTOMERS * INVOICES_EACH);
        assertThat(count("act_ru_incident")).isZero();
        assertThat(count("act_ru_execution where proc_def_id_ like 'invoice-issuance:%'"))
                .isZero();
    }

    /** One request under one key for each invoice, one number for each request, and the same number in both books. */
    private void theBureauHasIssuedEachOnce() {
        List<String> ours = jdbc().sql("select bureau_request_id || ' ' || number from invoice order by 1")
                .query(String.class)
                .list();
        List<String> theirs = jdbc().sql(
                        "select request_id || ' ' || state || ' ' || number from tax_bureau.request order by 1")
                .query(String.class)
                .list();
        assertThat(theirs)
                .containsExactlyElementsOf(
                        ours.stream().map(line -> line.replace(" ", " ISSUED ")).toList());
    }

    private void theAmountsAreWhatWasConsumed() {
        assertThat(count("consumption where invoiced <> amount")).isZero();
        assertThat(count("(select item_id from invoice_line group by item_id having sum(gross) <> 100) item"))
                .isZero();
        assertThat(count("invoice where net + tax <> gross")).isZero();
    }

    private void nobodyHasMoreMailsThanACrashExplains() {
        Map<String, Integer> mails = new TreeMap<>();
        Arrays.stream(mailServer.getReceivedMessages()).forEach(mail -> {
            Matcher number = NUMBER.matcher(subject(mail));
            if (number.find()) {
                mails.merge(number.group(), 1, Integer::sum);
            }
        });
        assertThat(mails.keySet())
                .containsExactlyInAnyOrderElementsOf(jdbc().sql("select number from invoice")
                        .query(String.class)
                        .list());
        assertThat(mails.values()).allMatch(times -> times <= 2);
        assertThat(mails.values().stream().filter(times -> times > 1).count()).isLessThanOrEqualTo(MAILS_IN_FLIGHT);
    }

    private static String subject(MimeMessage mail) {
        try {
            return Optional.ofNullable(mail.getSubject()).orElse("");
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private PackagedApplication start() {
        PackagedApplication application = PackagedApplication.startOn(
                directory,
                Map.of(
                        "SPRING_MAIL_HOST",
                        "127.0.0.1",
                        "SPRING_MAIL_PORT",
                        String.valueOf(mailServer.getSmtp().getPort())),
                "--fapiao.demo-data=false",
                "--fapiao.mail.lease=30s",
                "--fapiao.mail.workers=" + MAILS_IN_FLIGHT);
        assertThat(application
                        .call("ops", "PUT", "/api/sandbox/tax-bureau", "{\"latencyMillis\": 300}")
                        .statusCode())
                .isEqualTo(200);
        return application;
    }

    private static void deliver(PackagedApplication application) {
        List<String> accounts = new ArrayList<>();
        List<String> orders = new ArrayList<>();
        for (int n = 0; n < CUSTOMERS; n++) {
            accounts.add("""
                {"accountId": "k%1$d", "kind": "ENTERPRISE", "realName": "示例客户", "taxId": "91310115MA1K4TXT5W", "email": "k%1$d@customer.example"}
                """.formatted(n));
            for (String product : List.of("ecs", "sms", "cdn")) {
                orders.add("""
                    {"sourceId": "k%1$d/%2$s", "kind": "ORDER", "accountId": "k%1$d", "productCode": "%2$s", "amount": "100.00", "placedAt": "2026-01-05T10:00:00+08:00", "paidAt": "2026-01-05T10:00:00+08:00"}
                    """.formatted(n, product));
            }
        }
        for (Map.Entry<String, List<String>> delivery :
                List.of(Map.entry("accounts", accounts), Map.entry("consumption", orders))) {
            assertThat(application
                            .call(
                                    "upstream",
                                    "POST",
                                    "/api/upstream/" + delivery.getKey(),
                                    "application/x-ndjson",
                                    delivery.getValue().stream().collect(Collectors.joining()))
                            .body())
                    .contains("\"rejected\":[]");
        }
    }

    /** Whoever is cut off does not know whether it was accepted. */
    private void ask(PackagedApplication application, String customer, AtomicBoolean killed) {
        if (killed.get()) {
            return;
        }
        try {
            int status = request(application, customer);
            assertThat(status).isEqualTo(201);
            answers.put(customer, status);
        } catch (UncheckedIOException cutOff) {
            assertThat(killed).isTrue();
        }
    }

    private int request(PackagedApplication application, String customer) {
        URI address = application.address("/api/invoice-requests");
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", PackagedApplication.basic(customer, customer))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", customer)
                .POST(BodyPublishers.ofString(
                        "{\"method\": \"ORDER_DETAIL\", \"itemIds\": [\"%1$s/ecs\", \"%1$s/sms\", \"%1$s/cdn\"], \"invoiceType\": \"GENERAL\"}"
                                .formatted(customer)))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            return answer.statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private long count(String what) {
        return jdbc().sql("select count(*) from " + what).query(Long.class).single();
    }

    /** The database outlives an application that is killed. */
    private JdbcClient jdbc() {
        try {
            Path data = directory.resolve("data");
            String port = Files.readAllLines(data.resolve("postgresql/postmaster.pid"))
                    .get(3)
                    .strip();
            return JdbcClient.create(new DriverManagerDataSource(
                    "jdbc:postgresql://127.0.0.1:" + port + "/fapiao",
                    "postgres",
                    Files.readString(data.resolve("postgresql.password"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
