package io.fapiaodesk.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.fapiaodesk.testing.PackagedApplication;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The packaged application with the settings of {@code docker-compose.yml}, beside a PostgreSQL and a mail server. */
class RealModeIT {

    private static final String ADMIN_PASSWORD = "an admin's long secret";
    private static final String OPS_PASSWORD = "an operator's long secret";
    private static final String UPSTREAM_PASSWORD = "an upstream's long secret";

    private static final GreenMail MAIL_SERVER = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static EmbeddedPostgres postgres;
    private static PackagedApplication application;
    private static int managementPort;

    @BeforeAll
    static void start() throws IOException {
        MAIL_SERVER.start();
        postgres = EmbeddedPostgres.builder().start();
        managementPort = freePort();
        application = PackagedApplication.launch(PackagedApplication.newDirectory(), environment());
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .until(() -> {
                    if (!application.process().isAlive()) {
                        throw new AssertionError(application.log());
                    }
                    return get(metrics("/actuator/health"), null).statusCode() == 200;
                });
    }

    @AfterAll
    static void stop() throws IOException {
        application.close();
        postgres.close();
        MAIL_SERVER.stop();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "personal",
                "student",
                "enterprise",
                "small-enterprise",
                "reviewer",
                "reviewer2",
                "specialist",
                "supervisor",
                "tax-supervisor",
                "paper-supervisor",
                "manager",
                "manager2",
                "tax-operator",
                "tax-operator2",
                "paper-clerk",
                "ops",
                "admin",
                "upstream"
            })
    void no_sign_in_of_the_embedded_mode_exists(String name) {
        assertThat(get(application.address("/v3/api-docs"), PackagedApplication.basic(name, name))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void only_the_sign_ins_with_a_password_of_their_own_are_known() {
        assertThat(jdbc().sql("SELECT name FROM sign_in").query(String.class).list())
                .containsExactlyInAnyOrder("admin", "ops", "upstream");
    }

    @Test
    void an_imported_account_cannot_sign_in_with_its_id() {
        deliver("{\"accountId\":\"real-1\",\"kind\":\"PERSONAL\",\"realName\":\"Real"
                + " One\",\"email\":\"one@example.com\"}");

        assertThat(get(application.address("/api/me"), PackagedApplication.basic("real-1", "real-1"))
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"clock", "mails", "tax-bureau", "mail", "courier"})
    void nothing_of_the_sandbox_answers(String call) throws Exception {
        URI address = application.address("/api/sandbox/" + call);
        HttpRequest put = HttpRequest.newBuilder(address)
                .header("Authorization", PackagedApplication.basic("admin", ADMIN_PASSWORD))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{}"))
                .build();

        assertThat(get(address, PackagedApplication.basic("admin", ADMIN_PASSWORD))
                        .statusCode())
                .isEqualTo(404);
        assertThat(HTTP.send(put, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void neither_database_nor_mails_are_kept_by_the_application() {
        assertThat(application.dataDirectory()).doesNotExist();
        assertThat(jdbc().sql("SELECT count(*) FROM act_re_procdef")
                        .query(Long.class)
                        .single())
                .isPositive();
        assertThat(jdbc().sql("SELECT count(*) FROM request").query(Long.class).single())
                .isZero();
        assertThat(jdbc().sql("SELECT schema_name FROM information_schema.schemata")
                        .query(String.class)
                        .list())
                .doesNotContain("tax_bureau", "courier");
        assertThat(application.log()).doesNotContain("is simulated");
    }

    @Test
    void mails_go_to_the_mail_server_that_was_named() {
        deliver("{\"accountId\":\"real-2\",\"kind\":\"PERSONAL\",\"realName\":\"Real"
                + " Two\",\"email\":\"two@example.com\"}");
        jdbc().sql("""
            INSERT INTO notice (id, key, case_id, recipient_kind, recipient_id, template, arguments, message_id)
            VALUES (gen_random_uuid(), 'real-2/submitted', 'TR-REAL2', 'ACCOUNT', 'real-2', 'title-submitted',
                '{"title": "Example Ltd", "target": "2026-03-02", "limit": "2026-03-04", "link": "/requests/TR-REAL2"}',
                '<real-2@fapiao>')
            """).update();

        assertThat(MAIL_SERVER.waitForIncomingEmail(60_000, 1)).isTrue();
        assertThat(MAIL_SERVER.getReceivedMessagesForDomain("two@example.com")).hasSize(1);
    }

    @Test
    void the_administrator_signs_in_with_the_password_that_was_set() {
        assertThat(get(
                                application.address("/camunda/api/engine/engine"),
                                PackagedApplication.basic("admin", ADMIN_PASSWORD))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void operations_read_the_metrics_and_nobody_else_does() {
        HttpResponse<String> metrics =
                get(metrics("/actuator/prometheus"), PackagedApplication.basic("ops", OPS_PASSWORD));

        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.body())
                .contains(
                        "fapiao_open_cases{kind=\"TITLE_REVIEW\"}",
                        "fapiao_promises_kept_total{kind=\"TITLE_REVIEW\"}",
                        "fapiao_promises_broken_total{kind=\"TITLE_REVIEW\"}",
                        "fapiao_gateway_circuit{gateway=\"tax-bureau\",state=\"closed\"}",
                        "fapiao_incidents ",
                        "fapiao_job_backlog ");
        assertThat(get(metrics("/actuator/prometheus"), null).statusCode()).isEqualTo(401);
        assertThat(get(metrics("/actuator/prometheus"), PackagedApplication.basic("upstream", UPSTREAM_PASSWORD))
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FAPIAO_ADMIN_PASSWORD", "FAPIAO_ENCRYPTION_KEYS"})
    void a_missing_secret_stops_the_start_and_is_named(String missing) throws Exception {
        Map<String, String> environment = environment();
        environment.remove(missing);

        try (PackagedApplication careless =
                PackagedApplication.launch(PackagedApplication.newDirectory(), environment)) {
            await().atMost(Duration.ofMinutes(3))
                    .until(() -> !careless.process().isAlive());

            assertThat(careless.process().exitValue()).isNotZero();
            assertThat(careless.log()).contains("Set " + missing).doesNotContain("\tat ");
        }
    }

    @Test
    void no_secret_is_written_to_the_log_or_the_disk() throws IOException {
        assertThat(application.log()).doesNotContain(ADMIN_PASSWORD, OPS_PASSWORD, UPSTREAM_PASSWORD);
        try (var files = Files.list(application.directory())) {
            assertThat(files).allMatch(file -> file.endsWith("application.log"));
        }
    }

    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("MANAGEMENT_SERVER_PORT", String.valueOf(managementPort));
        environment.put("SPRING_DATASOURCE_URL", postgres.getJdbcUrl("postgres", "postgres"));
        environment.put("SPRING_DATASOURCE_USERNAME", "postgres");
        environment.put("SPRING_DATASOURCE_PASSWORD", "postgres");
        environment.put("SPRING_MAIL_HOST", "127.0.0.1");
        environment.put("SPRING_MAIL_PORT", String.valueOf(MAIL_SERVER.getSmtp().getPort()));
        environment.put("FAPIAO_ADMIN_PASSWORD", ADMIN_PASSWORD);
        environment.put("FAPIAO_OPS_PASSWORD", OPS_PASSWORD);
        environment.put("FAPIAO_UPSTREAM_PASSWORD", UPSTREAM_PASSWORD);
        environment.put("FAPIAO_ENCRYPTION_KEYS", "first:" + Base64.getEncoder().encodeToString(new byte[32]));
        environment.put("FAPIAO_BASE_URL", "https://fapiao.example.com");
        environment.put("FAPIAO_TAX_BUREAU_URL", "http://127.0.0.1:9/tax-bureau");
        environment.put("FAPIAO_TAX_BUREAU_TOKEN", "a bureau's long secret");
        environment.put("FAPIAO_COURIER_URL", "http://127.0.0.1:9/courier");
        return environment;
    }

    private static void deliver(String line) {
        HttpRequest request = HttpRequest.newBuilder(application.address("/api/upstream/accounts"))
                .header("Authorization", PackagedApplication.basic("upstream", UPSTREAM_PASSWORD))
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(line + "\n"))
                .build();
        try {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.body()).contains("\"rejected\":[]");
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    private static HttpResponse<String> get(URI address, @Nullable String authorization) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    private static URI metrics(String path) {
        return URI.create("http://127.0.0.1:" + managementPort + path);
    }

    private static JdbcClient jdbc() {
        return JdbcClient.create(postgres.getPostgresDatabase());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
