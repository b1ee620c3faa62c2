package io.fapiaodesk.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fapiaodesk.platform.engine.TaskFilter;
import io.fapiaodesk.testing.PackagedApplication;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The known attacks, over HTTP, on the application as it is shipped. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AttackOnPackagedJarIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ENGINE = "/camunda/api/engine/engine/default";

    /** The machine's days are not ours; ours are those of Shanghai wherever it stands. */
    private static final Map<String, String> FAR_AWAY = Map.of("TZ", "America/New_York");

    /** Run once, it would cut the application off its database for good. */
    private static final String EVIL = "${dataSource.close()}";

    private PackagedApplication application;

    @BeforeAll
    void start() {
        application = PackagedApplication.startOn(PackagedApplication.newDirectory(), FAR_AWAY);
    }

    @AfterAll
    void stop() {
        application.close();
    }

    private void isUnharmed() {
        assertThat(application.call("personal", "GET", "/api/titles").statusCode())
                .isEqualTo(200);
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }

    @Test
    @Order(1)
    void health_is_told_to_everybody_and_nothing_else_of_it() throws Exception {
        assertThat(json(application.call(null, "GET", "/actuator/health")))
                .isEqualTo(JSON.readTree("{\"status\":\"UP\"}"));
        assertThat(application.call("ops", "GET", "/actuator/prometheus").statusCode())
                .isEqualTo(200);
        assertThat(application.call(null, "GET", "/actuator/prometheus").statusCode())
                .isEqualTo(401);
    }

    @Test
    @Order(1)
    void days_are_those_of_shanghai_wherever_the_machine_stands() throws Exception {
        JsonNode task = json(application.call("supervisor", "GET", ENGINE + "/task?maxResults=1"))
                .path(0);
        assertThat(task.path("due").asText()).endsWith("T23:59:59.000+0800");
    }

    @ParameterizedTest
    @Order(2)
    @ValueSource(
            strings = {
                "{\"assigneeExpression\":\"" + EVIL + "\"}",
                "{\"orQueries\":[{\"assigneeExpression\":\"" + EVIL + "\",\"name\":\"x\"}]}",
                "{\"orQueries\":[{\"name\":\"x\"},{\"dueBeforeExpression\":\"" + EVIL + "\",\"name\":\"x\"}]}"
            })
    void an_expression_in_a_query_is_not_evaluated(String query) throws Exception {
        for (String path : new String[] {"/task?maxResults=5", "/task/count"}) {
            HttpResponse<String> answer = application.call("reviewer", "POST", ENGINE + path, query);
            assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
        }
        String filter = json(application.call("reviewer", "GET", ENGINE + "/filter?maxResults=1"))
                .path(0)
                .path("id")
                .asText();
        assertThat(filter).isNotEmpty();
        for (String path : new String[] {"/list?maxResults=5", "/count", "/singleResult"}) {
            HttpResponse<String> answer =
                    application.call("reviewer", "POST", ENGINE + "/filter/" + filter + path, query);
            assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
        }
        isUnharmed();
    }

    @Test
    @Order(3)
    void nobody_saves_a_filter_with_an_expression() throws Exception {
        String evil =
                "{\"resourceType\":\"Task\",\"name\":\"evil\",\"query\":{\"orQueries\":[{\"assigneeExpression\":\""
                        + EVIL + "\"}]}}";
        for (String name : new String[] {"reviewer", "supervisor", "ops", "admin"}) {
            assertThat(application
                            .call(name, "POST", ENGINE + "/filter/create", evil)
                            .statusCode())
                    .isBetween(400, 499);
        }
        String filter = json(application.call("reviewer", "GET", ENGINE + "/filter?maxResults=1"))
                .path(0)
                .path("id")
                .asText();
        assertThat(application
                        .call("reviewer", "PUT", ENGINE + "/filter/" + filter, evil)
                        .statusCode())
                .isBetween(400, 499);
        assertThat(lists()).isEqualTo(TaskFilter.values().length);
        isUnharmed();
    }

    @Test
    @Order(4)
    void nobody_makes_an_administrator() throws Exception {
        String mallory = "{\"profile\":{\"id\":\"mallory\",\"firstName\":\"m\"},\"credentials\":{\"password\":\"m\"}}";
        PackagedApplication.Person stranger = application.new Person();
        stranger.get("/camunda/app/admin/default/setup/");
        String token = String.valueOf(stranger.cookie("XSRF-TOKEN"));
        assertThat(stranger.post(
                                "/camunda/api/admin/setup/default/user/create",
                                "application/json",
                                mallory,
                                "X-XSRF-TOKEN",
                                token)
                        .statusCode())
                .isEqualTo(401);
        for (String name : new String[] {"personal", "reviewer", "ops", "admin"}) {
            assertThat(application
                            .call(name, "POST", "/camunda/api/admin/setup/default/user/create", mallory)
                            .statusCode())
                    .isBetween(401, 404);
        }
        HttpResponse<String> found = application.call("admin", "GET", ENGINE + "/user?id=mallory&maxResults=1");
        assertThat(found.body()).isEqualTo("[]");
    }

    @Test
    @Order(5)
    void the_engine_has_no_sign_in_of_its_own() {
        PackagedApplication.Person stranger = application.new Person();
        HttpResponse<String> answer = stranger.post(
                "/camunda/api/admin/auth/user/default/login/tasklist",
                "application/x-www-form-urlencoded",
                "username=reviewer&password=reviewer");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(stranger.cookie("SESSION")).isNull();
    }

    @Test
    @Order(6)
    void what_no_text_can_hold_is_refused_and_not_a_fault() {
        assertThat(application
                        .call("reviewer", "POST", ENGINE + "/task?maxResults=1", "{\"name\":\"a\\u0000b\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(application
                        .call("reviewer", "GET", ENGINE + "/task?maxResults=1&name=a%00b")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    @Order(7)
    void a_person_signs_in_once_for_portal_and_tasklist_and_leaves_both_at_once() {
        PackagedApplication.Person reviewer = application.signIn("reviewer");
        String session = reviewer.cookie("SESSION");
        assertThat(session).isNotNull();
        assertThat(reviewer.get("/").statusCode()).isEqualTo(200);
        assertThat(reviewer.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
        assertThat(reviewer.get("/camunda/api/admin/auth/user/default").body()).contains("\"userId\":\"reviewer\"");

        HttpResponse<String> forged =
                reviewer.post(ENGINE + "/task/count", "application/json", "{}", "X-XSRF-TOKEN", "guessed");
        assertThat(forged.statusCode()).isEqualTo(403);

        reviewer = application.signIn("reviewer");
        reviewer.get("/camunda/app/tasklist/default/");
        String token = String.valueOf(reviewer.cookie("XSRF-TOKEN"));
        assertThat(reviewer.post(ENGINE + "/task/count", "application/json", "{}", "X-XSRF-TOKEN", token)
                        .statusCode())
                .isEqualTo(200);
        assertThat(reviewer.post(
                                "/camunda/api/admin/auth/user/default/logout",
                                "application/json",
                                "",
                                "X-XSRF-TOKEN",
                                token)
                        .statusCode())
                .isBetween(200, 204);
        assertThat(reviewer.get("/").statusCode()).isEqualTo(302);
        assertThat(reviewer.get(ENGINE + "/task/count").statusCode()).isEqualTo(401);
    }

    @Test
    @Order(8)
    void a_form_without_its_token_is_refused() {
        PackagedApplication.Person stranger = application.new Person();
        HttpResponse<String> answer =
                stranger.post("/login", "application/x-www-form-urlencoded", "username=reviewer&password=reviewer");
        assertThat(answer.statusCode()).isBetween(401, 403);
        assertThat(stranger.cookie("SESSION")).isNull();
    }

    @Test
    @Order(8)
    void a_task_is_completed_by_its_assignee_with_the_fields_of_its_form_and_in_no_other_way() throws Exception {
        String caseId = applyForTitle();
        String task = json(application.call(
                        "reviewer", "GET", ENGINE + "/task?maxResults=5&processInstanceBusinessKey=" + caseId))
                .path(0)
                .path("id")
                .asText();
        assertThat(task).isNotEmpty();
        String path = ENGINE + "/task/" + task;
        String approval = "{\"variables\":{\"decision\":{\"value\":\"approve\"},\"validDays\":{\"value\":90}}}";
        String forged = approval.replace("}}}", "},\"isAdmin\":{\"value\":true}}}");

        is(403, "reviewer", "POST", path + "/complete", approval);
        is(403, "reviewer", "POST", path + "/claim", "{\"userId\":\"reviewer2\"}");
        is(204, "reviewer", "POST", path + "/claim", "{\"userId\":\"reviewer\"}");
        is(409, "reviewer2", "POST", path + "/claim", "{\"userId\":\"reviewer2\"}");
        for (String way : new String[] {"/complete", "/submit-form"}) {
            is(403, "reviewer2", "POST", path + way, approval);
            is(403, "paper-clerk", "POST", path + way, approval);
            is(403, "personal", "POST", path + way, approval);
            is(400, "reviewer", "POST", path + way, forged);
            is(400, "reviewer", "POST", path + way, "{\"variables\":{\"decision\":{\"value\":\"crown\"}}}");
            is(400, "reviewer", "POST", path + way, "{}");
        }
        is(403, "reviewer", "POST", path + "/resolve", approval);
        is(403, "reviewer", "PUT", path + "/variables/decision", "{\"value\":\"approve\"}");
        is(403, "reviewer", "POST", path + "/assignee", "{\"userId\":\"reviewer2\"}");
        assertThat(json(application.call("reviewer", "GET", path))
                        .path("assignee")
                        .asText())
                .isEqualTo("reviewer");

        HttpResponse<String> refused = application.call("reviewer", "POST", path + "/submit-form", forged);
        assertThat(json(refused).path("message").asText()).contains("This form has only the fields");
        assertThat(refused.body()).doesNotContain("\tat ", "Exception:");

        is(204, "reviewer", "POST", path + "/complete", approval);
        is(409, "reviewer", "POST", path + "/complete", approval);
    }

    private void is(int status, String name, String method, String path, String body) {
        HttpResponse<String> answer = application.call(name, method, path, body);
        assertThat(answer.statusCode())
                .as("%s %s %s %s: %s", name, method, path, body, answer.body())
                .isEqualTo(status);
    }

    private String applyForTitle() throws IOException {
        String form = """
                --part
                Content-Disposition: form-data; name="application"
                Content-Type: application/json

                {"identity":"EMPLOYED","titleName":"Synthetic Trading Ltd","taxId":"91350100M000100Y43",\
                "titleKind":"ENTERPRISE","proofKind":"EMPLOYMENT_CERTIFICATE","wantsSpecialVat":false,\
                "acknowledgeUninvoiced":true}
                --part
                Content-Disposition: form-data; name="proof"; filename="proof.pdf"
                Content-Type: application/pdf

                %s
                --part--
                """.formatted(pdf()).replace("\n", "\r\n");
        HttpResponse<String> answer = application.call(
                "personal", "POST", "/api/title-applications", "multipart/form-data; boundary=part", form);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer).path("requestId").asText();
    }

    /** One empty page, all in ASCII; the line ends are two bytes long when it is sent. */
    private static String pdf() {
        StringBuilder file = new StringBuilder("%PDF-1.4\n");
        StringBuilder table = new StringBuilder("xref\n0 4\n0000000000 65535 f\n");
        String[] objects = {
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Resources<<>>>>"
        };
        int lines = 1;
        for (int i = 0; i < objects.length; i++) {
            table.append("%010d 00000 n%n".formatted(file.length() + lines).replace(System.lineSeparator(), "\n"));
            file.append(i + 1).append(" 0 obj").append(objects[i]).append("endobj\n");
            lines++;
        }
        int start = file.length() + lines;
        return file.append(table)
                .append("trailer<</Size 4/Root 1 0 R>>\nstartxref\n")
                .append(start)
                .append("\n%%EOF")
                .toString();
    }

    @Test
    @Order(9)
    void guessing_passwords_is_slowed_down_for_whoever_guesses() {
        PackagedApplication.Person guesser = application.new Person();
        for (int i = 0; i < 7; i++) {
            assertThat(guesser.signIn("paper-clerk", "guess" + i).headers().firstValue("Location"))
                    .get()
                    .asString()
                    .contains("/login?");
        }
        HttpResponse<String> waiting = application.call("paper-clerk", "GET", ENGINE + "/task/count");
        assertThat(waiting.statusCode()).isEqualTo(429);
        assertThat(waiting.headers().firstValue("Retry-After")).isPresent();
        assertThat(application.call("reviewer", "GET", ENGINE + "/task/count").statusCode())
                .isEqualTo(200);
    }

    @Test
    @Order(10)
    void killed_and_started_again_it_has_the_same_models_and_lists() throws Exception {
        String before = models();
        application.kill();
        application = PackagedApplication.startOn(application.directory(), FAR_AWAY);
        assertThat(models()).isEqualTo(before);
        assertThat(lists()).isEqualTo(TaskFilter.values().length);
    }

    private int lists() throws IOException {
        return json(application.call("reviewer", "GET", ENGINE + "/filter/count"))
                .path("count")
                .asInt();
    }

    private String models() throws IOException {
        JsonNode definitions = json(
                application.call("ops", "GET", ENGINE + "/process-definition?maxResults=50&sortBy=id&sortOrder=asc"));
        assertThat(definitions.size()).isPositive();
        assertThat(definitions).allSatisfy(definition -> {
            assertThat(definition.path("version").asInt()).isEqualTo(1);
            assertThat(definition.path("resource").asText()).startsWith("processes/");
        });
        return definitions.toString();
    }
}
