package io.fapiaodesk.upstream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fapiaodesk.kernel.BadInputs;
import io.fapiaodesk.platform.documents.BadFiles;
import io.fapiaodesk.platform.documents.Upload;
import io.fapiaodesk.testing.Api;
import io.fapiaodesk.testing.Proof;
import io.fapiaodesk.testing.WholeApplication;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Everything that people and systems send by mistake or on purpose, through every way in, one field at a time: never a
 * failure of ours, nothing of our insides in an answer, and the good lines beside a bad one are taken.
 */
@WholeApplication
class BadInputsEverywhereIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int AT_ONCE = 8;
    private static final String CUSTOMER = "attacker";

    /** What an address can carry; longer ones are turned away by the server before they reach us. */
    private static final int LONGEST_IN_ADDRESS = 1_500;

    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final AtomicInteger PERSONS = new AtomicInteger();
    private static final String APPLICATION = """
        {"identity":"EMPLOYED","titleName":"Synthetic Cloud Tooling Co., Ltd.","taxId":"91310115MA1K4TXT5W","titleKind":"ENTERPRISE","proofKind":"SOCIAL_SECURITY","wantsSpecialVat":false,"acknowledgeUninvoiced":true}\
        """;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());

    private Api api;

    @BeforeEach
    void a_customer_with_something_to_invoice() throws Exception {
        api = new Api(port);
        deliver("/api/upstream/accounts", """
            {"accountId":"attacker","kind":"ENTERPRISE","realName":"示例攻防有限公司","taxId":"91350100M000100Y43","email":"attacker@customer.example","language":"en"}
            """);
        deliver("/api/upstream/consumption", """
            {"sourceId":"attacked-1","kind":"ORDER","accountId":"attacker","productCode":"ecs","amount":"1200.00","placedAt":"2026-01-05T10:00:00+08:00","paidAt":"2026-01-05T10:00:00+08:00"}
            """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "accounts       | {\"accountId\":\"attacked\",\"kind\":\"PERSONAL\",\"realName\":\"A"
                        + " Person\",\"taxId\":\"91330106673959654P\",\"email\":\"a@example.com\",\"language\":\"en\",\"accountManager\":\"manager\",\"masterAccountId\":\"attacker\",\"taxpayerType\":\"GENERAL\",\"arrears\":\"0.00\"}",
                "consumption    |"
                        + " {\"sourceId\":\"attacked-2\",\"kind\":\"BILL\",\"accountId\":\"attacker\",\"productCode\":\"ecs\",\"amount\":\"10.00\",\"placedAt\":\"2026-01-05T10:00:00+08:00\",\"paidAt\":\"2026-01-05T10:00:00+08:00\",\"month\":\"2026-01\",\"payerAccountId\":\"attacker\",\"resellerAccountId\":\"attacker\",\"transactionType\":\"x\",\"refundOf\":\"attacked-1\",\"titleId\":\"T-1\"}",
                "invoices       |"
                        + " {\"number\":\"25312000000000000017\",\"accountId\":\"attacker\",\"entityCode\":\"E01\",\"type\":\"GENERAL\",\"medium\":\"DIGITAL\",\"gross\":\"10.00\",\"rate\":\"0.06\",\"issuedAt\":\"2025-05-05T10:00:00+08:00\",\"trackingNumber\":\"SF1\"}",
                "booking-events |"
                        + " {\"number\":\"25312000000000000017\",\"booked\":true,\"deducted\":false,\"at\":\"2025-06-05T10:00:00+08:00\"}",
                "delivery-events|"
                        + " {\"trackingNumber\":\"SF1\",\"status\":\"IN_TRANSIT\",\"at\":\"2025-06-05T10:00:00+08:00\"}",
            })
    void a_delivery_of_bad_lines_is_answered_line_by_line(String what, String good) throws Exception {
        List<String> lines = new ArrayList<>();
        ObjectNode line = (ObjectNode) JSON.readTree(good);
        for (Iterator<String> fields = line.fieldNames(); fields.hasNext(); ) {
            String field = fields.next();
            values().forEach(
                            value -> lines.add(line.deepCopy().set(field, value).toString()));
        }
        HttpResponse<String> answer = deliver("/api/upstream/" + what, String.join("\n", lines) + "\n");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode report = JSON.readTree(answer.body());
        int answered = report.path("accepted").intValue()
                + report.path("unchanged").intValue()
                + report.path("rejected").size();
        assertThat(answered).isEqualTo(lines.size());
        assertThat(report.path("rejected").findValuesAsText("code")).doesNotContain("LINE_NOT_STORED");
        assertThat(answer.body()).doesNotContain("Exception", "\tat ", "org.postgresql", "SQL");
        nothingWasStoredThatNoTextMayHold();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "attacker | POST | /api/invoice-previews |"
                        + " {\"method\":\"AMOUNT\",\"amount\":\"10.00\",\"month\":\"2026-01\",\"itemIds\":[\"attacked-1\"],\"invoiceType\":\"GENERAL\",\"titleId\":\"T-1\",\"previewVersion\":\"x\"}",
                "attacker | POST | /api/invoice-previews |"
                        + " {\"method\":\"ORDER_DETAIL\",\"itemIds\":[\"attacked-1\"],\"invoiceType\":\"GENERAL\"}",
                "attacker | POST | /api/invoice-previews |"
                        + " {\"method\":\"MONTHLY_BILL\",\"month\":\"2026-01\",\"invoiceType\":\"GENERAL\"}",
                "attacker | POST | /api/invoice-requests |"
                        + " {\"method\":\"ORDER_DETAIL\",\"itemIds\":[\"no-such-item\"],\"invoiceType\":\"GENERAL\",\"previewVersion\":\"x\"}",
                "attacker | POST | /api/deficit-simulations |"
                        + " {\"consumed\":\"1200.00\",\"invoiced\":\"1200.00\",\"refund\":\"200.00\"}",
                "attacker | POST | /api/deficits/x/offsets | {\"itemIds\":[\"attacked-1\"],\"amount\":\"1.00\"}",
                "attacker | POST | /api/mailboxes | {\"email\":\"a@example.com\",\"label\":\"x\"}",
                "attacker | POST | /api/title-agreements | {\"titleName\":\"Synthetic"
                        + " Ltd\",\"taxId\":\"wrong\",\"contact\":{\"name\":\"x\",\"phone\":\"1\",\"email\":\"a@example.com\"}}",
                "attacker | POST | /api/invoices/INV-1/mails | {\"mailboxId\":\"x\",\"email\":\"a@example.com\"}",
                "attacker | POST | /api/invoices/INV-1/changes | {\"titleId\":\"x\",\"invoiceType\":\"GENERAL\"}",
                "attacker | PATCH | /api/titles/x |"
                        + " {\"bank\":\"x\",\"bankAccount\":\"1\",\"address\":\"x\",\"phone\":\"1\"}",
                "ops      | PUT  | /api/sandbox/tax-bureau |"
                        + " {\"latencyMillis\":0,\"failNext\":0,\"quota\":\"1000000.00\",\"forms\":[]}",
                "admin    | PUT  | /api/admin/calendar/2031 | {\"source\":\"x\",\"holidays\":[],\"workdays\":[]}",
                "admin    | PUT  | /api/admin/sign-ins/attacked | {\"password\":\"an enormous"
                        + " secret\",\"accountId\":\"x\",\"groups\":[\"x\"]}",
                "admin    | PATCH | /api/admin/sign-ins/attacked | {\"password\":\"an enormous"
                        + " secret\",\"accountId\":\"x\",\"groups\":[\"x\"],\"enabled\":true}",
            })
    void a_body_with_one_bad_field_is_refused_and_nothing_breaks(String who, String method, String path, String good)
            throws Exception {
        List<HttpRequest> requests = new ArrayList<>();
        ObjectNode body = (ObjectNode) JSON.readTree(good);
        for (Iterator<String> fields = body.fieldNames(); fields.hasNext(); ) {
            String field = fields.next();
            for (JsonNode value : values()) {
                ObjectNode bad = body.deepCopy();
                if (body.get(field).isArray()) {
                    bad.set(field, JSON.createArrayNode().add(value));
                } else if (body.get(field).isObject()) {
                    ObjectNode inner = (ObjectNode) bad.get(field);
                    inner.fieldNames().forEachRemaining(name -> inner.set(name, value));
                } else {
                    bad.set(field, value);
                }
                requests.add(request(who, path)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(bad.toString()))
                        .build());
            }
        }
        sendAll(requests);
        assertThat(failures).isEmpty();
        nothingWasStoredThatNoTextMayHold();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/consumption?invoiceable=@",
                "/api/consumption?month=@&productCode=@&q=@",
                "/api/consumption?page=@",
                "/api/consumption?size=@",
                "/api/deficits?page=@&size=@",
                "/api/invoices?status=@&q=@",
                "/api/invoices?q=@",
                "/api/invoices/@",
                "/api/invoices/@/file?format=pdf",
                "/api/invoices/INV-1/file?format=@",
                "/api/catalogue/offers?productCode=@&placedAt=@",
                "/api/catalogue/offers?productCode=ecs&placedAt=@",
                "/api/catalogue/entities/@",
                "/api/catalogue/entities/@/certificate",
                "/api/catalogue/explanation-letter?vendor=@",
                "/api/answers/@",
                "/api/answers/R59?number=@&id=@",
                "/api/answers?page=@",
                "/api/answers/samples/@",
                "/api/requests/@",
                "/api/title-agreements/@",
                "/api/mailboxes?page=@",
                "/requests/@",
                "/requests/@/standing",
                "/titles/apply?from=@",
            })
    void an_address_with_a_bad_value_is_refused_and_nothing_breaks(String address) throws Exception {
        List<HttpRequest> requests = new ArrayList<>();
        for (JsonNode value : values()) {
            String text = value.isTextual() ? value.textValue() : value.toString();
            String written = URLEncoder.encode(text, UTF_8).replace("+", "%20");
            if (written.length() <= LONGEST_IN_ADDRESS && !text.isEmpty()) {
                requests.add(request(CUSTOMER, address.replace("@", written)).build());
            }
        }
        sendAll(requests);
        assertThat(failures).isEmpty();
    }

    @Test
    void a_list_of_orders_to_try_out_may_hold_anything() throws Exception {
        List<HttpRequest> requests = new ArrayList<>();
        for (JsonNode value : values()) {
            String text = value.isTextual() ? value.textValue() : value.toString();
            for (String csv :
                    List.of(text, "orderId\n" + text + "\n", "sourceId,amount\nattacked-1,\"" + text + "\"\n")) {
                requests.add(request(CUSTOMER, "/api/invoice-dry-runs")
                        .header("Content-Type", "text/csv")
                        .POST(BodyPublishers.ofString(csv))
                        .build());
            }
        }
        sendAll(requests);
        assertThat(failures).isEmpty();
    }

    /** Its subject does not exist, so that no case is opened, whatever else it says. */
    @ParameterizedTest
    @ValueSource(strings = {"topic", "text", "subjectId"})
    void a_question_to_us_with_one_bad_field_is_refused_and_nothing_breaks(String field) throws Exception {
        List<HttpRequest> requests = new ArrayList<>();
        for (JsonNode value : values()) {
            ObjectNode question = JSON.createObjectNode();
            question.put("topic", "OTHER").put("text", "x").put("subjectId", "INV-0000-0000-0000");
            question.set(field, value);
            requests.add(request(CUSTOMER, "/api/support-requests")
                    .header("Content-Type", "multipart/form-data; boundary=part")
                    .POST(BodyPublishers.ofString("--part\r\n"
                            + "Content-Disposition: form-data; name=\"request\"\r\n"
                            + "Content-Type: application/json\r\n\r\n"
                            + question + "\r\n--part--\r\n"))
                    .build());
        }
        sendAll(requests);
        assertThat(failures).isEmpty();
    }

    /** The family {@code content}, handed in as a proof: each by somebody who may hand one in. */
    @ParameterizedTest
    @MethodSource("files")
    void a_bad_file_is_refused_and_nothing_breaks(String id, Upload file) throws Exception {
        String person = person();
        Api.Answer answer = api.postForm(person, "/api/title-applications", "application", APPLICATION, file);

        boolean refused = BadInputs.of("content").stream()
                .anyMatch(value -> value.id().equals(id) && value.expect().equals("REJECT"));
        // HEIC is a kind that we accept.
        assertThat(answer.status())
                .as(id + " " + answer.body())
                .isEqualTo(refused && !id.equals("content-055") ? 422 : 201);
        assertThat(api.postForm("attacker", "/api/title-agreements/AG-1/documents", null, "", file)
                        .status())
                .isEqualTo(404);
        HttpRequest list = request(CUSTOMER, "/api/invoice-dry-runs")
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofByteArray(file.content()))
                .build();
        sendAll(List.of(list));
        assertThat(failures).isEmpty();
    }

    static Stream<Arguments> files() {
        return new TreeMap<>(BadFiles.BY_ID)
                .entrySet().stream().map(file -> Arguments.of(file.getKey(), file.getValue()));
    }

    /**
     * What Tasklist sends when somebody completes a task; whatever it is, the task is decided or stays. Valid days do not go
     * with a rejection, so that no reason is good enough.
     */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "decision, {}",
                "reason, {\"decision\":\"reject\";\"validDays\":\"5\"}",
                "validDays, {\"decision\":\"approve\"}",
                "isAdmin, {\"decision\":\"approve\"}"
            })
    void a_task_is_completed_with_anything_and_nothing_breaks(String field, String others) throws Exception {
        String task = openTask();
        for (JsonNode value : values()) {
            for (ObjectNode variable : variables(value)) {
                ObjectNode variables = JSON.createObjectNode();
                JSON.readTree(others.replace(';', ','))
                        .properties()
                        .forEach(other -> variables.putObject(other.getKey()).set("value", other.getValue()));
                variables.set(field, variable);
                String way = variable.has("type") ? "/submit-form" : "/complete";
                HttpRequest request = request("reviewer", ENGINE + "/task/" + task + way)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(JSON.createObjectNode()
                                .set("variables", variables)
                                .toString()))
                        .build();
                HttpResponse<String> answer = http.send(request, BodyHandlers.ofString(UTF_8));
                examine(request, answer);
                if (answer.statusCode() / 100 == 2) {
                    task = openTask();
                }
            }
        }
        assertThat(failures).isEmpty();
    }

    /** As Tasklist names types, and as somebody might who wants something else of the engine. */
    private static List<ObjectNode> variables(JsonNode value) {
        ObjectNode plain = JSON.createObjectNode();
        plain.set("value", value);
        ObjectNode text = plain.deepCopy().put("type", "String");
        ObjectNode object = plain.deepCopy().put("type", "Object");
        object.putObject("valueInfo").put("objectTypeName", "java.util.HashMap");
        return List.of(plain, text, object);
    }

    /** A review that the reviewer has taken. */
    private String openTask() throws Exception {
        Api.Answer opened = api.postForm(person(), "/api/title-applications", "application", APPLICATION, Proof.pdf());
        assertThat(opened.status()).isEqualTo(201);
        String task = api.get("reviewer", ENGINE + "/task?processInstanceBusinessKey=" + opened.text("/requestId"))
                .text("/0/id");
        api.post("reviewer", ENGINE + "/task/" + task + "/claim", "{\"userId\": \"reviewer\"}");
        return task;
    }

    private String person() throws Exception {
        String person = "attacker-" + PERSONS.incrementAndGet();
        deliver("/api/upstream/accounts", """
            {"accountId":"%1$s","kind":"PERSONAL","realName":"A Person","email":"%1$s@customer.example"}
            """.formatted(person));
        return person;
    }

    /** What a browser sends of a page's form, and what it would not. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/mailboxes                   | address=a@example.com&isDefault=true",
                "/mailboxes/x                 | address=a@example.com",
                "/mailboxes/@/default         | x=x",
                "/mailboxes/@/deletion        | x=x",
                "/invoices/new/preview        |"
                        + " method=AMOUNT&amount=10.00&itemIds=attacked-1&invoiceType=GENERAL&titleId=&q=x&month=2026-01&everything=true&billMonth=2026-01",
                "/invoices/new/preview        | method=ORDER_DETAIL&itemIds=attacked-1&invoiceType=GENERAL",
                "/invoices/INV-1/return       |"
                        + " booked=false&change=x&reason=OTHER&remarks=x&confirmationFormNumber=44011222071003100064",
            })
    void a_form_of_a_page_with_one_bad_field_is_refused_and_nothing_breaks(String path, String good) throws Exception {
        HttpClient browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .build();
        String token = signIn(browser);
        List<HttpRequest> requests = new ArrayList<>();
        for (String field : good.split("&", -1)) {
            String name = field.substring(0, field.indexOf('='));
            for (JsonNode value : values()) {
                String text = value.isTextual() ? value.textValue() : value.toString();
                String written = URLEncoder.encode(text, UTF_8);
                if (written.length() > LONGEST_IN_ADDRESS && path.contains("@")) {
                    continue;
                }
                requests.add(HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + port + path.replace("@", written.replace("+", "%20"))))
                        .timeout(Duration.ofSeconds(60))
                        .header("Accept", "text/html")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(good.replace(field, name + "=" + written) + "&_csrf="
                                + URLEncoder.encode(token, UTF_8)))
                        .build());
            }
        }
        sendAll(browser, requests);
        assertThat(failures).isEmpty();
    }

    private String signIn(HttpClient browser) throws Exception {
        String token = csrf(browser, "/login");
        browser.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(
                                "username=attacker&password=attacker&_csrf=" + URLEncoder.encode(token, UTF_8)))
                        .build(),
                BodyHandlers.ofString());
        return csrf(browser, "/mailboxes");
    }

    private String csrf(HttpClient browser, String page) throws Exception {
        String body = browser.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + page))
                                .header("Accept", "text/html")
                                .build(),
                        BodyHandlers.ofString())
                .body();
        Matcher token = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(body);
        assertThat(token.find()).as(body).isTrue();
        return token.group(1);
    }

    /** Every value of every family, as text or as JSON of another type. */
    private static List<JsonNode> values() {
        List<JsonNode> values = new ArrayList<>();
        for (String family : List.of("taxid", "num20", "amount", "date", "filename", "text", "email", "flow")) {
            for (BadInputs.Value value : BadInputs.of(family)) {
                if (value.isText()) {
                    values.add(JSON.getNodeFactory().textNode(value.text()));
                } else if (value.isOtherJson()) {
                    values.add(parsed(value.value().get("json")));
                }
            }
        }
        ArrayNode nested = JSON.createArrayNode().add(JSON.createObjectNode().put("x", 1));
        Stream.of(
                        nested,
                        JSON.nullNode(),
                        JSON.createObjectNode(),
                        JSON.getNodeFactory().numberNode(1e300))
                .forEach(values::add);
        return values;
    }

    private static JsonNode parsed(JsonNode json) {
        try {
            return json.isTextual() ? JSON.readTree(json.textValue()) : json;
        } catch (JsonProcessingException e) {
            return json;
        }
    }

    /** A few at a time, as many customers would. */
    private void sendAll(List<HttpRequest> requests) {
        sendAll(http, requests);
    }

    private void sendAll(HttpClient client, List<HttpRequest> requests) {
        for (int from = 0; from < requests.size(); from += AT_ONCE) {
            List<CompletableFuture<Void>> under =
                    requests.subList(from, Math.min(from + AT_ONCE, requests.size())).stream()
                            .map(request -> client.sendAsync(request, BodyHandlers.ofString(UTF_8))
                                    .thenAccept(answer -> examine(request, answer)))
                            .toList();
            under.forEach(CompletableFuture::join);
        }
    }

    private void examine(HttpRequest request, HttpResponse<String> answer) {
        // Tasklist expects the engine's own words for a refusal.
        String body = answer.body().replace("\"type\":\"InvalidRequestException\"", "");
        boolean tellsOfInsides = Stream.of(
                        "Exception", "\tat ", "org.postgresql", "org.springframework", "io.fapiaodesk.")
                .anyMatch(body::contains);
        if (answer.statusCode() >= 500 || tellsOfInsides) {
            failures.add(answer.statusCode() + " " + request.method() + " " + request.uri() + " "
                    + body.substring(0, Math.min(300, body.length())));
        }
    }

    private void nothingWasStoredThatNoTextMayHold() {
        String controls = "[\\x01-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f]";
        assertThat(jdbc.sql("SELECT count(*) FROM account WHERE real_name ~ ? OR id ~ ?")
                        .param(controls)
                        .param(controls)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private HttpResponse<String> deliver(String path, String lines) throws Exception {
        return http.send(
                request("upstream", path)
                        .header("Content-Type", "application/x-ndjson")
                        .POST(BodyPublishers.ofString(lines))
                        .build(),
                BodyHandlers.ofString(UTF_8));
    }

    private HttpRequest.Builder request(@Nullable String name, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60))
                .header("Accept-Language", "en")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString((name + ":" + name).getBytes(UTF_8)));
    }
}
