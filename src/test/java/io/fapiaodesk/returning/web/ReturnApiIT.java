package io.fapiaodesk.returning.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fapiaodesk.kernel.BadInputs;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.platform.security.Groups;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.testing.Cases;
import io.fapiaodesk.testing.Race;
import io.fapiaodesk.testing.WholeApplication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Returns as programs ask for them, on the whole application with its tax bureau. */
@WholeApplication
class ReturnApiIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicLong NUMBERS = new AtomicLong(System.nanoTime() % 1_000_000_000L);
    private static final SignedIn OPERATOR = new SignedIn("tax-operator", null, Set.of(Groups.TAX_OPERATORS));

    private static final SignedIn CLERK = new SignedIn("paper-clerk", null, Set.of(Groups.PAPER_CLERKS));

    @LocalServerPort
    private int port;

    @Autowired
    private Cases cases;

    @Autowired
    private Clock clock;

    private final HttpClient http = HttpClient.newHttpClient();
    private String customer = "";

    @BeforeEach
    void a_new_customer() throws Exception {
        customer = "r-" + UUID.randomUUID();
        deliver(
                "accounts",
                "{\"accountId\":\"%s\",\"kind\":\"ENTERPRISE\",\"realName\":\"示例退票有限公司\",\"taxId\":\"91310115MA1K4TXT5W\",\"email\":\"r@customer.example\",\"language\":\"en\"}"
                        .formatted(customer));
    }

    @Test
    void a_booked_invoice_goes_back_by_its_form_and_the_red_letter_invoice_is_handed_out() throws Exception {
        String number = issue("SPECIAL", "1200.00", true);
        String invoice = idOf(number);
        assertThat(get("/api/invoices/" + invoice + "/return-advice?booked=false")
                        .path("way")
                        .textValue())
                .isEqualTo("FORM_FIRST");
        String form = form(number, "03", "1132.08", "67.92");
        HttpResponse<String> answer = post(invoice, wish("Service stopped", form), null);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        String id = JSON.readTree(answer.body()).path("requestId").textValue();
        assertThat(JSON.readTree(answer.body()).path("status").textValue()).isEqualTo("IN_PROCESS");
        JsonNode request = get("/api/requests/" + id);
        assertThat(request.path("kind").textValue()).isEqualTo("INVOICE_RETURN");
        assertThat(request.path("promise").path("businessDaysLeft").intValue()).isEqualTo(3);
        assertThat(request.path("findings").findValuesAsText("code")).contains("FORM_AWAITS_SELLER");
        assertThat(get("/api/invoices/" + invoice)
                        .path("return")
                        .path("requestId")
                        .textValue())
                .isEqualTo(id);
        assertThat(get("/api/invoices/" + invoice).path("actions").toString()).doesNotContain("RETURN", "CANCEL");

        cases.decide(OPERATOR, new RequestId(id), Map.of("decision", "issueRed"));

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        get("/api/invoices/" + invoice).path("status").textValue())
                .isEqualTo("RETURNED"));
        assertThat(get("/api/invoices/" + invoice)
                        .path("return")
                        .path("redNumber")
                        .textValue())
                .matches("\\d{20}");
        assertThat(get("/api/requests/" + id).path("outcome").textValue()).isEqualTo("RED_ISSUED");
        HttpResponse<String> xml = send(request(customer, "/api/invoices/" + invoice + "/red-file?format=xml"));
        assertThat(xml.statusCode()).isEqualTo(200);
        assertThat(xml.body()).contains("-1132.08", "-67.92", number);
        assertThat(send(request(customer, "/api/invoices/" + invoice + "/red-file"))
                        .headers()
                        .firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).contains("application/pdf"));
        assertThat(code(post(invoice, wish("again", null), null))).isEqualTo("ALREADY_RETURNED");
    }

    @Test
    void a_general_invoice_goes_back_without_anybody_and_the_request_is_ready_to_be_sent_again() throws Exception {
        String number = issue("GENERAL", "318.00", true);
        String invoice = idOf(number);

        String id = JSON.readTree(post(invoice, wish("Wrong title", null), null).body())
                .path("requestId")
                .textValue();

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        get("/api/requests/" + id).path("outcome").textValue())
                .isEqualTo("RED_ISSUED"));
        HttpResponse<String> again = send(request(customer, "/api/returns/" + id + "/request-again"));
        assertThat(code(again))
                .as("an invoice from before was not requested here")
                .isEqualTo("NOTHING_TO_REQUEST_AGAIN");
    }

    @Test
    void a_paper_invoice_of_old_goes_back_when_the_clerk_has_its_original() throws Exception {
        String number = "3300194130%08d".formatted(NUMBERS.incrementAndGet() % 100_000_000L);
        deliver(
                "invoices",
                "{\"number\":\"%s\",\"accountId\":\"%s\",\"entityCode\":\"E01\",\"type\":\"GENERAL\",\"medium\":\"PAPER\",\"gross\":\"212.00\",\"rate\":\"0.06\",\"issuedAt\":\"2023-01-15T10:00:00+08:00\"}"
                        .formatted(number, customer));
        String invoice = idOf(number);
        assertThat(get("/api/invoices/" + invoice + "/return-advice")
                        .path("way")
                        .textValue())
                .isEqualTo("MAIL_BACK");
        String id = JSON.readTree(post(invoice, wish("Wrong title", null), null).body())
                .path("requestId")
                .textValue();
        assertThat(get("/api/requests/" + id).path("status").textValue()).isEqualTo("AWAITING_ORIGINAL");

        cases.decide(CLERK, new RequestId(id), Map.of("decision", "received"));

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        get("/api/invoices/" + invoice).path("status").textValue())
                .isEqualTo("RETURNED"));
    }

    @Race
    void the_same_request_ten_times_at_once_opens_one_case_and_has_one_answer() throws Exception {
        String number = issue("SPECIAL", "1200.00", true);
        String invoice = idOf(number);
        String body = wish("Service stopped", form(number, "04", "1132.08", "67.92"));
        String key = UUID.randomUUID().toString();

        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 10)
                .mapToObj(n -> http.sendAsync(posting(invoice, body, key), BodyHandlers.ofString(UTF_8)))
                .toList();

        Set<String> bodies = new java.util.HashSet<>();
        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            assertThat(answer.join().statusCode()).as(answer.join().body()).isEqualTo(201);
            bodies.add(answer.join().body());
        }
        assertThat(bodies).hasSize(1);
        assertThat(code(post(invoice, wish("Other words", null), key))).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(post(invoice, body, UUID.randomUUID().toString()).statusCode())
                .isEqualTo(409);
        assertThat(get("/api/requests").path("total").intValue()).isEqualTo(1);
    }

    @Test
    void a_stranger_reads_of_an_invoice_and_of_a_return_that_there_is_none() throws Exception {
        String number = issue("SPECIAL", "1200.00", true);
        String invoice = idOf(number);
        String form = form(number, "04", "1132.08", "67.92");
        String id = JSON.readTree(post(invoice, wish("x", form), null).body())
                .path("requestId")
                .textValue();
        String owner = customer;
        a_new_customer();

        for (HttpRequest.Builder strange : List.of(
                request(customer, "/api/invoices/" + invoice + "/returns")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(wish("x", form))),
                request(customer, "/api/invoices/" + invoice + "/return-advice"),
                request(customer, "/api/invoices/" + invoice + "/red-file"),
                request(customer, "/api/returns/" + id + "/withdrawal").POST(BodyPublishers.noBody()),
                request(customer, "/api/returns/" + id + "/request-again"),
                request(customer, "/api/requests/" + id))) {
            HttpResponse<String> answer = send(strange);
            assertThat(answer.statusCode()).as(answer.uri().getPath()).isEqualTo(404);
            assertThat(code(answer)).isEqualTo("NOT_FOUND");
        }
        customer = owner;
        assertThat(send(request(customer, "/api/returns/" + id + "/withdrawal").POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(200);
        assertThat(get("/api/invoices/" + invoice).path("status").textValue()).isEqualTo("INVOICED");
    }

    @Test
    void a_refusal_names_rule_section_and_way_out() throws Exception {
        String invoice = idOf(issue("SPECIAL", "1200.00", true));

        HttpResponse<String> none = post(invoice, wish("x", null), null);
        assertThat(none.statusCode()).isEqualTo(422);
        JsonNode problem = JSON.readTree(none.body());
        assertThat(problem.path("code").textValue()).isEqualTo("FORM_NUMBER_REQUIRED");
        assertThat(problem.path("rule").textValue()).isEqualTo("R59");
        assertThat(problem.path("faq").textValue()).isEqualTo("Handling differences for booked and unbooked invoices");
        assertThat(problem.path("wouldPassIf").textValue()).contains("20-digit");
        assertThat(problem.path("errors").path(0).path("pointer").textValue()).isEqualTo("/confirmationFormNumber");
        JsonNode both = JSON.readTree(
                post(invoice, "{\"confirmationFormNumber\":\"123\"}", null).body());
        assertThat(both.path("errors").findValuesAsText("code"))
                .containsExactly("FORM_NUMBER_INVALID", "RETURN_REASON_REQUIRED");
        String foreign = form("26332999999999999999", "09", "1.00", "1.00");
        HttpResponse<String> wrong = post(invoice, wish("x", foreign), null);
        assertThat(wrong.statusCode()).isEqualTo(409);
        assertThat(JSON.readTree(wrong.body()).path("refusals").findValuesAsText("code"))
                .containsExactly("FORM_VOID", "FORM_NAMES_OTHER_INVOICE", "FORM_AMOUNTS_DIFFER");
    }

    @Test
    void whatever_is_typed_is_refused_or_kept_in_its_normal_form_and_nothing_breaks() throws Exception {
        String number = issue("SPECIAL", "1200.00", true);
        String invoice = idOf(number);
        String form = form(number, "04", "1132.08", "67.92");
        List<String> failures = new ArrayList<>();
        for (String family : List.of("num20", "text")) {
            for (BadInputs.Value value : BadInputs.of(family)) {
                for (String field : List.of("reason", "remarks", "confirmationFormNumber")) {
                    JsonNode bad = value.isText()
                            ? JSON.getNodeFactory().textNode(value.text())
                            : value.value().path("json");
                    ObjectNode body = (ObjectNode) JSON.readTree(wish("x", form));
                    HttpResponse<String> answer =
                            post(invoice, body.set(field, bad).toString(), null);
                    if (answer.statusCode() >= 500 || answer.body().contains("Exception")) {
                        failures.add(value + " in " + field + ": " + answer.statusCode() + " " + answer.body());
                    }
                    if (answer.statusCode() == 201) {
                        String id =
                                JSON.readTree(answer.body()).path("requestId").textValue();
                        assertThat(field).as(value + " as the number of a form").isNotEqualTo("confirmationFormNumber");
                        assertThat(get("/api/requests/" + id).toString())
                                .as(value.toString())
                                .doesNotContainPattern("[\\x01-\\x08\\x0b\\x0c\\x0e-\\x1f]");
                        send(request(customer, "/api/returns/" + id + "/withdrawal")
                                .POST(BodyPublishers.noBody()));
                    }
                }
            }
        }
        assertThat(failures).isEmpty();
    }

    private String issue(String type, String gross, boolean booked) throws Exception {
        String number = "2633%016d".formatted(NUMBERS.incrementAndGet());
        deliver(
                "invoices",
                "{\"number\":\"%s\",\"accountId\":\"%s\",\"entityCode\":\"E01\",\"type\":\"%s\",\"medium\":\"DIGITAL\",\"gross\":\"%s\",\"rate\":\"0.06\",\"issuedAt\":\"2026-01-15T10:00:00+08:00\",\"booked\":%s}"
                        .formatted(number, customer, type, gross, booked));
        return number;
    }

    private String idOf(String number) throws Exception {
        return get("/api/invoices?q=" + number).path("items").path(0).path("id").textValue();
    }

    private String form(String blueNumber, String state, String net, String tax) throws Exception {
        String number = "3301062611%010d".formatted(NUMBERS.incrementAndGet());
        HttpResponse<String> answer = send(request("ops", "/api/sandbox/tax-bureau")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(
                        "{\"forms\":[{\"number\":\"%s\",\"state\":\"%s\",\"blueNumber\":\"%s\",\"sellerTaxId\":\"91330106673959654P\",\"buyerTaxId\":\"91310115MA1K4TXT5W\",\"net\":\"%s\",\"tax\":\"%s\",\"reasonCode\":\"02\",\"createdAt\":\"%s\"}]}"
                                .formatted(
                                        number,
                                        state,
                                        blueNumber,
                                        net,
                                        tax,
                                        ShanghaiTime.at(clock.instant().minus(Duration.ofHours(1)))))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return number;
    }

    private static String wish(String reason, @Nullable String form) {
        ObjectNode wish = JSON.createObjectNode().put("reason", reason);
        return (form == null ? wish : wish.put("confirmationFormNumber", form)).toString();
    }

    private HttpResponse<String> post(String invoice, String body, @Nullable String key) throws Exception {
        return http.send(posting(invoice, body, key), BodyHandlers.ofString(UTF_8));
    }

    private HttpRequest posting(String invoice, String body, @Nullable String key) {
        HttpRequest.Builder posting = request(customer, "/api/invoices/" + invoice + "/returns")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        return (key == null ? posting : posting.header("Idempotency-Key", key)).build();
    }

    private static String code(HttpResponse<String> answer) throws Exception {
        return JSON.readTree(answer.body()).path("code").asText();
    }

    private JsonNode get(String path) throws Exception {
        return JSON.readTree(send(request(customer, path)).body());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString(UTF_8));
    }

    private void deliver(String what, String line) throws Exception {
        HttpResponse<String> answer = send(request("upstream", "/api/upstream/" + what)
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(line + "\n")));
        assertThat(answer.body()).contains("\"rejected\":[]");
    }

    private HttpRequest.Builder request(String who, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60))
                .header("Accept-Language", "en")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString((who + ":" + who).getBytes(UTF_8)));
    }
}
