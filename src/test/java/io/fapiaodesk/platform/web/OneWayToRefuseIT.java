package io.fapiaodesk.platform.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fapiaodesk.testing.Proof;
import io.fapiaodesk.testing.WholeApplication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever is refused reads the same kind of answer, wherever the refusal comes from. */
@WholeApplication
class OneWayToRefuseIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FORM = """
        {"identity":"EMPLOYED","titleName":"Synthetic Trading Ltd","taxId":"91350100M000100Y43",\
        "titleKind":"ENTERPRISE","proofKind":"EMPLOYMENT_CERTIFICATE","wantsSpecialVat":false,\
        "acknowledgeUninvoiced":true}\
        """;

    @LocalServerPort
    private int port;

    private final HttpClient http = HttpClient.newHttpClient();

    @ParameterizedTest
    @CsvSource({
        ",         GET,  /api/titles,                            401, UNAUTHENTICATED, 请先登录。",
        ",         POST, /api/upstream/accounts,                 401, UNAUTHENTICATED, 请先登录。",
        ",         GET,  /camunda/api/engine/engine/default/task, 401, UNAUTHENTICATED, 请先登录。",
        "personal, GET,  /api/admin/sign-ins,                    403, NOT_PERMITTED,   您没有权限执行此操作。",
        "ops,      GET,  /camunda/api/engine/engine/default/process-instance/x/variables, 403, NOT_PERMITTED,"
                + " 您没有权限执行此操作。",
        "personal, GET,  /api/nothing-of-the-kind,               404, NOT_FOUND,       没有您可以查看的内容。",
    })
    void a_refusal_has_the_type_of_its_code_and_speaks_the_language_that_was_asked_for(
            String name, String method, String path, int status, String code, String detail) throws Exception {
        for (String language : new String[] {"zh-CN", "en"}) {
            HttpResponse<String> answer = send(request(name, path)
                    .header("Accept-Language", language)
                    .method(method, BodyPublishers.noBody())
                    .build());
            JsonNode problem = JSON.readTree(answer.body());
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .get()
                    .asString()
                    .startsWith("application/problem+json");
            assertThat(problem.path("code").asText()).isEqualTo(code);
            assertThat(problem.path("type").asText())
                    .isEqualTo("urn:problem-type:fapiao-desk:"
                            + code.toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
            assertThat(problem.path("detail").asText().equals(detail))
                    .as(answer.body())
                    .isEqualTo(language.startsWith("zh"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "BREW"})
    void a_method_that_nobody_has_heard_of_is_answered_like_any_other_refusal(String method) throws Exception {
        for (String path : new String[] {"/api/titles", "/login"}) {
            HttpResponse<String> answer = send(
                    request(null, path).method(method, BodyPublishers.noBody()).build());
            assertThat(answer.statusCode()).as(path).isEqualTo(405);
            assertThat(JSON.readTree(answer.body()).path("code").asText()).isEqualTo("METHOD_NOT_ALLOWED");
        }
    }

    @Test
    void a_form_with_a_part_twice_or_one_that_nobody_knows_is_refused() throws Exception {
        String application = part("application", FORM);
        refuses(application + application + proof(), 422, "GIVEN_TWICE", "/application");
        refuses(application + proof() + part("isAdmin", "true"), 422, "UNKNOWN_FIELD", "/isAdmin");
        refuses(proof(), 400, "MISSING_PART", "/application");
    }

    @ParameterizedTest
    @ValueSource(strings = {"123", "true", "1e3", "{}", "[\"Synthetic Trading Ltd\"]"})
    void a_number_is_no_text(String value) throws Exception {
        String form = FORM.replace("\"Synthetic Trading Ltd\"", value);
        refuses(part("application", form) + proof(), 422, "WRONG_TYPE", "/titleName");
    }

    @Test
    void a_calendar_year_can_be_entered_as_it_was_read() throws Exception {
        JsonNode year = years().path(0);
        assertThat(year.path("holidays").path(0).path("from").asText()).startsWith("2025-01-01");
        int number = year.path("year").intValue();
        HttpResponse<String> entered = put("admin", "/api/admin/calendar/" + number, year.toString());
        assertThat(entered.statusCode()).as(entered.body()).isEqualTo(200);
        assertThat(JSON.readTree(entered.body())).isEqualTo(year);
        assertThat(years().path(0)).isEqualTo(year);
    }

    private JsonNode years() throws Exception {
        return JSON.readTree(
                        send(request("admin", "/api/admin/calendar").build()).body())
                .path("items");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2019-12-31T23:59:59+08:00",
                "2100-01-01T00:00:00+08:00",
                "+999999999-12-31T23:59:59+08:00",
                "-0001-01-01T00:00:00Z",
                "0000-01-01T00:00:00Z"
            })
    void the_sandbox_keeps_to_years_in_which_everything_works(String now) throws Exception {
        HttpResponse<String> answer = put("ops", "/api/sandbox/clock", "{\"now\":\"" + now + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(JSON.readTree(answer.body()).path("code").asText()).isEqualTo("CLOCK_OUT_OF_RANGE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reviewer", "admin", "upstream"})
    void an_account_does_not_take_the_name_of_somebody_who_works_here(String name) throws Exception {
        ObjectNode line = JSON.createObjectNode()
                .put("accountId", name)
                .put("kind", "PERSONAL")
                .put("realName", "Synthetic Person")
                .put("email", "x@customer.example");
        HttpResponse<String> answer = send(request("upstream", "/api/upstream/accounts")
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(line.toString()))
                .build());
        JsonNode report = JSON.readTree(answer.body());
        assertThat(report.path("accepted").intValue()).isZero();
        assertThat(report.path("rejected").path(0).path("code").asText()).isEqualTo("ACCOUNT_ID_TAKEN");
    }

    @Test
    void a_sign_in_that_cannot_be_is_refused_in_the_same_way() throws Exception {
        HttpResponse<String> answer = put("admin", "/api/admin/sign-ins/clerk", "{\"groups\":[\"emperors\"]}");
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(problem.path("code").asText()).isEqualTo("GROUP_UNKNOWN");
        assertThat(problem.path("errors").path(0).path("pointer").asText()).isEqualTo("/groups");
        assertThat(problem.path("type").asText()).isEqualTo("urn:problem-type:fapiao-desk:group-unknown");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "PUT   | admin       | {\"groups\":[]}       | 409 | LAST_ADMINISTRATOR",
                "PATCH | admin       | {\"enabled\":false}   | 409 | LAST_ADMINISTRATOR",
                "PATCH | nobody-here | {\"enabled\":true}    | 404 | NOT_FOUND",
                "PATCH | reviewer    | {\"password\":\"x\"}  | 422 | PASSWORD_LENGTH",
            })
    void the_last_administrator_stays_and_a_change_adds_nobody(
            String method, String name, String json, int status, String code) throws Exception {
        HttpResponse<String> answer = send(request("admin", "/api/admin/sign-ins/" + name)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json))
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(JSON.readTree(answer.body()).path("code").asText()).isEqualTo(code);
    }

    private void refuses(String parts, int status, String code, String pointer) throws Exception {
        HttpResponse<String> answer = send(request("personal", "/api/title-applications")
                .header("Content-Type", "multipart/form-data; boundary=part")
                .POST(BodyPublishers.ofString(parts + "--part--\r\n"))
                .build());
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(problem.path("code").asText()).isEqualTo(code);
        assertThat(problem.path("errors").path(0).path("pointer").asText()).isEqualTo(pointer);
    }

    private static String part(String name, String content) {
        return "--part\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + content + "\r\n";
    }

    private static String proof() {
        return "--part\r\nContent-Disposition: form-data; name=\"proof\"; filename=\"proof.pdf\"\r\n"
                + "Content-Type: application/pdf\r\n\r\n"
                + new String(Proof.pdf().content(), UTF_8) + "\r\n";
    }

    private HttpResponse<String> put(String name, String path, String json) throws Exception {
        return send(request(name, path)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json))
                .build());
    }

    private HttpRequest.Builder request(@Nullable String name, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return name == null
                ? request
                : request.header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString((name + ":" + name).getBytes(UTF_8)));
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString(UTF_8));
    }
}
