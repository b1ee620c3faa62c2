package io.fapiaodesk.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.testing.PackagedApplication;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An installation on a database of its own: nobody gets in with a password that everybody knows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealInstallationIT {

    private static final String PASSWORD = "correct horse battery";

    private EmbeddedPostgres database;

    @BeforeAll
    void start() throws IOException {
        database = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    void stop() throws IOException {
        database.close();
    }

    private Map<String, String> environment(String... more) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "SPRING_DATASOURCE_URL", database.getJdbcUrl("postgres", "postgres"),
                "SPRING_DATASOURCE_USERNAME", "postgres",
                "SPRING_MAIL_HOST", "127.0.0.1"));
        if (more.length > 0) {
            environment.put(
                    "FAPIAO_ENCRYPTION_KEYS", "k1:" + Base64.getEncoder().encodeToString(new byte[32]));
        }
        for (int i = 0; i < more.length; i += 2) {
            environment.put(more[i], more[i + 1]);
        }
        return environment;
    }

    private static String endOf(PackagedApplication application) throws InterruptedException {
        try (application) {
            assertThat(application.process().waitFor(3, TimeUnit.MINUTES)).isTrue();
            assertThat(application.process().exitValue()).isNotZero();
            return application.log();
        }
    }

    @Test
    void without_a_password_for_the_administrator_it_does_not_start_and_says_so() throws Exception {
        String log = endOf(PackagedApplication.launch(PackagedApplication.newDirectory(), environment()));
        assertThat(log).contains("does not start without a password for the administrator", "FAPIAO_ADMIN_PASSWORD");
        assertThat(log).doesNotContain("\tat io.fapiaodesk");
    }

    @Test
    void a_password_that_is_too_short_does_not_do() throws Exception {
        String log = endOf(PackagedApplication.launch(
                PackagedApplication.newDirectory(), environment("FAPIAO_ADMIN_PASSWORD", "admin")));
        assertThat(log).contains("FAPIAO_ADMIN_PASSWORD is too short");
    }

    @Test
    void with_the_embedded_database_it_listens_on_this_machine_only() throws Exception {
        String log = endOf(
                PackagedApplication.launch(PackagedApplication.newDirectory(), Map.of(), "--server.address=0.0.0.0"));
        assertThat(log).contains("listens on this machine only");
    }

    @Test
    void only_those_get_in_whom_the_administrator_has_let_in() throws Exception {
        try (PackagedApplication application = PackagedApplication.startOn(
                PackagedApplication.newDirectory(),
                environment("FAPIAO_ADMIN_PASSWORD", PASSWORD, "FAPIAO_OPS_PASSWORD", PASSWORD + " ops"))) {
            for (String known : List.of("personal", "reviewer", "ops", "admin", "upstream", "supervisor")) {
                assertThat(call(application, known, known, "GET", "/v3/api-docs", null)
                                .statusCode())
                        .as(known)
                        .isEqualTo(401);
            }
            assertThat(call(application, "ops", PASSWORD + " ops", "GET", "/actuator/prometheus", null)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(call(application, "admin", PASSWORD, "GET", "/api/sandbox/clock", null)
                            .statusCode())
                    .isEqualTo(404);
            assertThat(call(application, "admin", PASSWORD, "GET", "/api/sandbox/mails", null)
                            .statusCode())
                    .isEqualTo(404);

            String clerk = "{\"password\":\"an enormous secret\",\"groups\":[\"title-reviewers\"],\"enabled\":%s}";
            assertThat(call(application, "admin", PASSWORD, "PUT", "/api/admin/sign-ins/clerk-7", clerk.formatted(true))
                            .statusCode())
                    .isEqualTo(201);
            String tasks = "/camunda/api/engine/engine/default/task/count";
            assertThat(call(application, "clerk-7", "an enormous secret", "GET", tasks, null)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(call(application, "clerk-7", "another secret here", "GET", tasks, null)
                            .statusCode())
                    .isEqualTo(401);
            assertThat(call(
                                    application,
                                    "admin",
                                    PASSWORD,
                                    "PUT",
                                    "/api/admin/sign-ins/clerk-7",
                                    clerk.formatted(false))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(call(application, "clerk-7", "an enormous secret", "GET", tasks, null)
                            .statusCode())
                    .isEqualTo(401);

            assertThat(call(application, "admin", PASSWORD, "PUT", "/api/admin/sign-ins/x", "{\"password\":\"short\"}")
                            .statusCode())
                    .isEqualTo(422);
            assertThat(call(application, "admin", PASSWORD, "GET", "/api/admin/sign-ins", null)
                            .body())
                    .contains("clerk-7")
                    .doesNotContain("$2a$", "secret");
        }
    }

    private static HttpResponse<String> call(
            PackagedApplication application,
            String name,
            String password,
            String method,
            String path,
            @org.jspecify.annotations.Nullable String json)
            throws Exception {
        URI address = application.address(path);
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", PackagedApplication.basic(name, password))
                .header("Content-Type", "application/json")
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
