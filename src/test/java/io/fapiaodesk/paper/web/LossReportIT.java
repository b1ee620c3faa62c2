package io.fapiaodesk.paper.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fapiaodesk.platform.documents.Upload;
import io.fapiaodesk.testing.Proof;
import io.fapiaodesk.testing.WholeApplication;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Lost paper invoices and parcels that go back, over HTTP. */
@WholeApplication
class LossReportIT {

    private static final String OTHER = "small-enterprise";

    @Autowired
    private TestRestTemplate http;

    private final String me = "c-" + UUID.randomUUID();
    private final String parcel = "EA" + UUID.randomUUID().toString().substring(0, 12);
    private final String number = "3300194130" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
    private String invoice = "";

    @BeforeEach
    void a_paper_invoice_of_a_new_customer() {
        deliver(
                "accounts",
                "{\"accountId\":\"%s\",\"kind\":\"ENTERPRISE\",\"realName\":\"示例客户有限公司\",\"taxId\":\"52440300MJL180002M\",\"email\":\"c@customer.example\"}"
                        .formatted(me));
        deliver(
                "invoices",
                "{\"number\":\"%s\",\"accountId\":\"%s\",\"entityCode\":\"E01\",\"type\":\"SPECIAL\",\"medium\":\"PAPER\",\"gross\":\"6150.00\",\"rate\":\"0.06\",\"issuedAt\":\"2024-03-01T10:00:00+08:00\",\"trackingNumber\":\"%s\"}"
                        .formatted(number, me, parcel));
        invoice = body(call(me, HttpMethod.GET, "/api/invoices?q=" + number, null, null))
                .at("/items/0/id")
                .asText();
    }

    @Test
    void a_report_is_answered_with_scenario_and_outcome_and_the_same_key_opens_one_case() {
        told("RETURNED");
        String said = "{\"contact\": {\"name\": \"示例\", \"phone\": \"021-00000000\", \"address\": \"示例路 1 号\"}}";

        ResponseEntity<JsonNode> first = report(me, said, "key-1");
        assertThat(first.getStatusCode().value()).isEqualTo(201);
        assertThat(body(first).path("scenario").intValue()).isEqualTo(3);
        assertThat(body(first).path("outcome").textValue()).isEqualTo("REMAIL");
        String id = body(first).path("requestId").textValue();
        assertThat(String.valueOf(first.getHeaders().getLocation())).isEqualTo("/api/requests/" + id);
        assertThat(body(report(me, said, "key-1")).path("requestId").textValue())
                .isEqualTo(id);
        assertThat(body(report(me, "{}", "key-1")).path("code").textValue()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(report(me, said, null).getStatusCode().value()).isEqualTo(409);

        JsonNode request = body(call(me, HttpMethod.GET, "/api/requests/" + id, null, null));
        assertThat(request.path("kind").textValue()).isEqualTo("PAPER_LOSS");
        assertThat(request.path("findings").findValuesAsText("rule")).containsExactly("R75", "R70");
        assertThat(request.toString()).doesNotContain("021-00000000", "示例路");
        ResponseEntity<JsonNode> withdrawn =
                call(me, HttpMethod.POST, "/api/loss-reports/" + id + "/withdrawal", null, null);
        assertThat(body(withdrawn).path("status").textValue()).isEqualTo("WITHDRAWN");
    }

    @Test
    void where_to_send_it_may_be_said_later_and_is_checked_as_strictly() {
        told("RETURNED");
        String id = body(report(me, "{}", null)).path("requestId").textValue();
        String path = "/api/loss-reports/" + id + "/contact";

        assertThat(call(me, HttpMethod.POST, path, "{\"name\": \"\", \"phone\": \"call me\"}", null)
                        .getStatusCode()
                        .value())
                .isEqualTo(422);
        String right = "{\"name\": \"示例\", \"phone\": \"021-1\", \"address\": \"示例路 2 号\"}";
        assertThat(call(OTHER, HttpMethod.POST, path, right, null)
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
        assertThat(call(me, HttpMethod.POST, path, right, null).getStatusCode().value())
                .isEqualTo(200);
        assertThat(call(me, HttpMethod.POST, "/api/loss-reports/none/contact", right, null)
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
    }

    @Test
    void bad_input_is_refused_field_by_field_and_somebody_else_s_invoice_does_not_exist() {
        String tooLong = "x".repeat(300);
        JsonNode wrong = body(report(
                me,
                "{\"newAddress\": \"%s\", \"missingCopies\": [\"STUB\"], \"contact\": {\"name\": \"x\", \"phone\": \"y\", \"address\": \"z\"}}"
                        .formatted(tooLong),
                null));
        assertThat(wrong.path("status").intValue()).isEqualTo(422);
        assertThat(wrong.path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/newAddress", "/missingCopies/0", "/contact/phone");
        assertThat(report(me, "{\"received\": \"maybe\"}", null).getStatusCode().is4xxClientError())
                .isTrue();
        assertThat(report(me, "[", null).getStatusCode().value()).isEqualTo(400);
        assertThat(report(OTHER, "{}", null).getStatusCode().value()).isEqualTo(404);
        assertThat(report("paper-clerk", "{}", null).getStatusCode().value()).isEqualTo(403);
    }

    @Test
    void the_scan_of_a_stub_is_added_by_clerks_alone_and_answers_come_from_the_customer_alone() {
        told("DELIVERED");
        String id = body(report(me, "{\"received\": false}", null))
                .path("requestId")
                .textValue();
        String scan = "/api/staff/loss-reports/" + id + "/stub-copy";

        assertThat(upload("reviewer", scan, "proof")).isEqualTo(403);
        assertThat(upload(me, scan, "proof")).isEqualTo(403);
        assertThat(upload("paper-clerk", scan, "stub")).isEqualTo(422);
        assertThat(upload("paper-clerk", scan, "proof")).isEqualTo(200);
        assertThat(upload("paper-clerk", "/api/staff/loss-reports/none/stub-copy", "proof"))
                .isEqualTo(404);
        String answers = "/api/requests/" + id + "/answers";
        assertThat(upload(me, answers, "proof")).isEqualTo(409);
        assertThat(upload(OTHER, answers, "proof")).isEqualTo(404);
        assertThat(upload("paper-clerk", answers, "proof")).isEqualTo(403);
        assertThat(call(me, HttpMethod.POST, answers, "{}", null)
                        .getStatusCode()
                        .value())
                .isEqualTo(415);
    }

    private int upload(String who, String path, String part) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.MULTIPART_FORM_DATA);
        MultiValueMap<String, Object> parts = new LinkedMultiValueMap<>();
        Upload file = Proof.pdf();
        parts.add(part, new ByteArrayResource(file.content()) {
            @Override
            public String getFilename() {
                return file.fileName();
            }
        });
        return http.withBasicAuth(who, who)
                .exchange(path, HttpMethod.POST, new HttpEntity<>(parts, headers), String.class)
                .getStatusCode()
                .value();
    }

    @Test
    void parcels_are_planned_and_their_labels_printed() {
        JsonNode packages = body(call(
                me, HttpMethod.POST, "/api/paper-return-plans", "{\"invoiceIds\": [\"%s\"]}".formatted(invoice), null));
        assertThat(packages).hasSize(1);
        assertThat(packages.at("/0/attention").textValue()).isEqualTo("Hangzhou Invoice Team");
        assertThat(packages.at("/0/invoiceIds/0").textValue()).isEqualTo(invoice);
        ResponseEntity<byte[]> labels = http.withBasicAuth(me, me)
                .getForEntity("/api/paper-return-plans/labels?invoiceIds=" + invoice, byte[].class);
        assertThat(new String(Objects.requireNonNull(labels.getBody()), UTF_8)).startsWith("%PDF");
        assertThat(call(
                                OTHER,
                                HttpMethod.POST,
                                "/api/paper-return-plans",
                                "{\"invoiceIds\": [\"%s\"]}".formatted(invoice),
                                null)
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
        assertThat(call(me, HttpMethod.POST, "/api/paper-return-plans", "{}", null)
                        .getStatusCode()
                        .value())
                .isEqualTo(422);
    }

    private ResponseEntity<JsonNode> report(String who, String said, @Nullable String key) {
        return call(who, HttpMethod.POST, "/api/invoices/" + invoice + "/loss-reports", said, key);
    }

    private void told(String status) {
        deliver(
                "delivery-events",
                "{\"trackingNumber\":\"%s\",\"status\":\"%s\",\"at\":\"2026-01-05T10:00:00+08:00\"}"
                        .formatted(parcel, status));
    }

    private void deliver(String what, String line) {
        assertThat(body(call("upstream", HttpMethod.POST, "/api/upstream/" + what, line, null))
                        .path("accepted")
                        .intValue())
                .as(line)
                .isEqualTo(1);
    }

    private ResponseEntity<JsonNode> call(
            String who, HttpMethod method, String path, @Nullable String body, @Nullable String key) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        if (key != null) {
            headers.set("Idempotency-Key", key);
        }
        return http.withBasicAuth(who, who).exchange(path, method, new HttpEntity<>(body, headers), JsonNode.class);
    }

    private static JsonNode body(ResponseEntity<JsonNode> answer) {
        return Objects.requireNonNull(answer.getBody());
    }
}
