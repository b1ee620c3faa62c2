package io.fapiaodesk.upstream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.consumption.UninvoicedItems;
import io.fapiaodesk.platform.time.BusinessCalendars;
import io.fapiaodesk.testing.WholeApplication;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@WholeApplication
class DeliveryIT {

    private static final String NDJSON = "application/x-ndjson";

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    private UninvoicedItems uninvoicedItems;

    @Autowired
    private BusinessCalendars calendars;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void accounts_and_their_consumption_are_delivered_line_by_line() throws Exception {
        JsonNode report = body(post("upstream", "/api/upstream/accounts", NDJSON, """
            {"accountId": "delivered-1", "kind": "PERSONAL", "realName": "A Person", "email": "a@example.com"}
            {"accountId": "delivered-2", "kind": "ENTERPRISE", "realName": "Synthetic Cloud Ltd.", "email": "b@example.com"}
            {"accountId": "delivered-3", "kind": "PERSONAL", "realName": "A Person", "email": "c@example.com", "isAdmin": true}

            {"accountId": "delivered-1", "kind": "PERSONAL", "realName": "A Person", "email": "a@example.com"}
            """));
        assertThat(report.get("accepted").intValue()).isEqualTo(1);
        assertThat(report.get("unchanged").intValue()).isEqualTo(1);
        assertThat(report.get("rejected").findValuesAsText("line")).containsExactly("2", "3");
        assertThat(report.get("rejected").findValuesAsText("code")).containsExactly("TAX_ID_MISSING", "UNKNOWN_FIELD");
        assertThat(report.get("rejected").findValuesAsText("detail"))
                .containsExactly("The tax id is missing.", "There is no such field.");
        assertThat(accounts.find("delivered-1")).isPresent();

        JsonNode consumed = body(post("upstream", "/api/upstream/consumption", "application/json", """
            {"sourceId": "d-o1", "kind": "ORDER", "accountId": "delivered-1", "productCode": "ecs", "amount": "1200.00", "placedAt": "2026-01-05T10:00:00+08:00", "paidAt": "2026-01-05T10:00:00+08:00"}
            {"sourceId": "d-r1", "kind": "REFUND", "accountId": "delivered-1", "productCode": "ecs", "amount": "200.00", "placedAt": "2026-01-06T10:00:00+08:00", "refundOf": "d-o1"}
            """));
        assertThat(consumed.get("accepted").intValue()).isEqualTo(2);
        assertThat(uninvoicedItems.of("delivered-1")).singleElement().satisfies(item -> assertThat(item.amount())
                .isEqualTo(new BigDecimal("1000.00")));
    }

    @Test
    void a_rejected_line_says_why_in_the_language_of_the_sender() throws Exception {
        HttpRequest request = request("upstream", "/api/upstream/accounts")
                .header("Content-Type", NDJSON)
                .setHeader("Accept-Language", "zh-CN")
                .POST(BodyPublishers.ofString("{\"accountId\": \"x\", \"kind\": \"ENTERPRISE\", \"realName\": \"x\","
                        + " \"email\": \"x@example.com\", \"taxId\": \"91330106673959645P\"}"))
                .build();
        assertThat(body(http.send(request, BodyHandlers.ofString(UTF_8)))
                        .at("/rejected/0/detail")
                        .textValue())
                .startsWith("税号校验位不符")
                .contains("91330106673959654P");
    }

    @Test
    void twenty_thousand_lines_stream_through() throws Exception {
        post("upstream", "/api/upstream/accounts", NDJSON, """
            {"accountId": "delivered-many", "kind": "PERSONAL", "realName": "A Person", "email": "a@example.com"}
            """);
        HttpRequest request = request("upstream", "/api/upstream/consumption")
                .header("Content-Type", NDJSON)
                .POST(orders("delivered-many", 20_000))
                .build();
        JsonNode report = body(http.send(request, BodyHandlers.ofString(UTF_8)));
        assertThat(report.get("accepted").intValue()).isEqualTo(20_000);
        assertThat(report.get("rejected")).isEmpty();
        assertThat(uninvoicedItems.of("delivered-many")).hasSize(20_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml"})
    void a_type_that_a_web_page_could_send_is_not_accepted(String type) throws Exception {
        assertThat(post("upstream", "/api/upstream/accounts", type, "{}").statusCode())
                .isEqualTo(415);
    }

    @Test
    void only_upstream_systems_deliver() throws Exception {
        assertThat(post(null, "/api/upstream/accounts", NDJSON, "{}").statusCode())
                .isEqualTo(401);
        assertThat(post("reviewer", "/api/upstream/accounts", NDJSON, "{}").statusCode())
                .isEqualTo(403);
        assertThat(post("admin", "/api/upstream/consumption", NDJSON, "{}").statusCode())
                .isEqualTo(403);
    }

    @Test
    void the_administrator_enters_the_public_holidays_of_a_year() throws Exception {
        String notice = """
            {"source": "a notice", "holidays": [{"name": "New Year", "from": "2028-01-01", "to": "2028-01-03"}],
             "workdays": []}
            """;
        assertThat(put("reviewer", "/api/admin/calendar/2028", notice).statusCode())
                .isEqualTo(403);
        assertThat(calendars.current().knows(2028)).isFalse();

        HttpResponse<String> wrong =
                put("admin", "/api/admin/calendar/2028", notice.replace("2028-01-03", "2028-01-32"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(body(wrong).at("/errors/0/pointer").textValue()).isEqualTo("/holidays/0/to");
        assertThat(put("admin", "/api/admin/calendar/28", notice).statusCode()).isEqualTo(404);

        assertThat(put("admin", "/api/admin/calendar/2028", notice).statusCode())
                .isEqualTo(200);
        assertThat(calendars.current().knows(2028)).isTrue();
    }

    private HttpResponse<String> post(@Nullable String who, String path, String type, String body) throws Exception {
        return http.send(
                request(who, path)
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString(UTF_8));
    }

    private HttpResponse<String> put(String who, String path, String body) throws Exception {
        return http.send(
                request(who, path)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString(UTF_8));
    }

    private HttpRequest.Builder request(@Nullable String who, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept-Language", "en");
        if (who != null) {
            String credentials = Base64.getEncoder().encodeToString((who + ":" + who).getBytes(UTF_8));
            request.header("Authorization", "Basic " + credentials);
        }
        return request;
    }

    private JsonNode body(HttpResponse<String> response) throws IOException {
        return json.readTree(response.body());
    }

    /** Made while it is sent, as a file of any length would be. */
    private static BodyPublisher orders(String accountId, int count) {
        return BodyPublishers.ofByteArrays(() -> IntStream.range(0, count)
                .mapToObj(i -> ("{\"sourceId\": \"" + accountId + "/" + i + "\", \"kind\": \"ORDER\", \"accountId\": \""
                                + accountId + "\", \"productCode\": \"ecs\", \"amount\": \"1.00\","
                                + " \"placedAt\": \"2026-01-05T10:00:00+08:00\"}\n")
                        .getBytes(UTF_8))
                .iterator());
    }
}
