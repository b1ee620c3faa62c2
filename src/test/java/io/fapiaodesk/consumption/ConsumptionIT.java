package io.fapiaodesk.consumption;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.kernel.ruling.Ruling;
import io.fapiaodesk.testing.WholeApplication;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** What customers, and the systems that deliver for them, see of consumption and deficits over HTTP. */
@WholeApplication
class ConsumptionIT {

    @LocalServerPort
    private int port;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Invoiceability invoiceability;

    @Autowired
    private Accounts accounts;

    @Autowired
    private TransactionTemplate transaction;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final String account = "it-" + UUID.randomUUID();

    @BeforeEach
    void an_account() throws Exception {
        deliver("accounts", """
            {"accountId": "%s", "kind": "PERSONAL", "realName": "A Customer", "email": "a@example.com", "language": "en"}
            """.formatted(account));
    }

    @Test
    void a_customer_sees_what_can_be_invoiced_by_whom_and_what_cannot_and_why() throws Exception {
        YearMonth thisMonth = YearMonth.now(ShanghaiTime.ZONE);
        deliver(
                "consumption",
                line("ecs", "ORDER", "ecs", "1200.00", "\"titleId\": \"t-1\""),
                line("refund", "REFUND", "ecs", "200.00", "\"refundOf\": \"" + id("ecs") + "\""),
                line("sms", "ORDER", "sms", "500.00", ""),
                line("top-up", "TOP_UP", "balance", "500.00", ""),
                line("bill", "BILL", "oss", "10.00", "\"month\": \"" + thisMonth + "\""),
                line(
                        "vendor",
                        "ORDER",
                        "marketplace-third-party",
                        "99.00",
                        "\"vendor\": {\"name\": \"Synthetic Vendor Ltd.\", \"contact\": \"v@example.com\"}"),
                line("odd", "ORDER", "trademark", "99.00", ""),
                line("push", "ORDER", "domain", "88.00", "\"transactionType\": \"Priced push\""));

        JsonNode all = get("/api/consumption");
        assertThat(all.get("total").intValue()).isEqualTo(8);
        JsonNode ecs = item(all, "ecs");
        assertThat(ecs.get("id")).isEqualTo(ecs.get("sourceId"));
        assertThat(texts(ecs, "kind", "amount", "refunded", "invoiced", "invoiceable", "entityCode", "rate", "titleId"))
                .containsExactly("ORDER", "1200.00", "200.00", "0.00", "1000.00", "E01", "0.06", "t-1");
        assertThat(ecs.at("/payee/code").textValue()).isEqualTo("E01");
        assertThat(ecs.has("notInvoiceable")).isFalse();
        assertThat(texts(item(all, "sms"), "entityCode", "rate", "invoiceable"))
                .containsExactly("E02", "0.09", "500.00");
        assertThat(item(all, "sms").at("/payee/code").textValue()).isEqualTo("E01");
        assertThat(texts(item(all, "vendor"), "entityCode", "entityName", "invoiceable"))
                .containsExactly("VENDOR", "Synthetic Vendor Ltd.", "99.00");
        assertThat(item(all, "refund").get("refundOf").textValue()).isEqualTo(id("ecs"));
        assertThat(List.of("refund", "top-up", "bill", "odd", "push"))
                .extracting(name -> item(all, name).at("/notInvoiceable/code").textValue())
                .containsExactly(
                        "REFUND_FOLLOWS_ITS_ORDER",
                        "PREPAID_NOT_CONSUMED",
                        "BILL_NOT_GENERATED",
                        "CATALOGUE_DECISION_NEEDED",
                        "PRICED_PUSH_NOT_INVOICEABLE");
        JsonNode why = item(all, "top-up").get("notInvoiceable");
        assertThat(texts(why, "rule", "faq", "detail", "wouldPassIf"))
                .containsExactly(
                        "R8",
                        "Invoices for prepaid top-ups",
                        "The top-up of CNY 500.00 is a prepaid balance. Only what has been consumed can be invoiced.",
                        "Once the balance has paid for something, invoice that order or bill.");

        assertThat(ids(get("/api/consumption?invoiceable=true"))).containsExactlyInAnyOrder("ecs", "sms", "vendor");
        assertThat(ids(get("/api/consumption?invoiceable=false")))
                .containsExactlyInAnyOrder("refund", "top-up", "bill", "odd", "push");
    }

    @Test
    void items_are_found_by_month_product_and_a_part_of_the_order_number() throws Exception {
        deliver(
                "consumption",
                line(
                        "domain_1",
                        "ORDER",
                        "domain",
                        "69.00",
                        "\"placedAt\": \"2026-01-31T23:59:59+08:00\", \"paidAt\": \"2026-01-31T23:59:59+08:00\""),
                line(
                        "domain-2",
                        "ORDER",
                        "domain",
                        "69.00",
                        "\"placedAt\": \"2026-02-01T00:00:00+08:00\", \"paidAt\": \"2026-02-01T00:00:00+08:00\""),
                line(
                        "b",
                        "BILL",
                        "ecs",
                        "1.00",
                        "\"month\": \"2026-01\", \"placedAt\": \"2026-02-01T08:00:00+08:00\""));
        assertThat(ids(get("/api/consumption?month=2026-01"))).containsExactly("domain_1", "b");
        assertThat(ids(get("/api/consumption?productCode=ecs"))).containsExactly("b");
        assertThat(ids(get(
                        "/api/consumption?q=" + URLEncoder.encode(id("DOMAIN-2").toUpperCase(Locale.ROOT), UTF_8))))
                .containsExactly("domain-2");
        assertThat(ids(get("/api/consumption?q=N_1"))).containsExactly("domain_1");
        assertThat(ids(get("/api/consumption?q=_"))).containsExactly("domain_1");
        assertThat(ids(get("/api/consumption?q=%25"))).isEmpty();
        assertThat(ids(get("/api/consumption?page=1&size=2"))).containsExactly("b");
        assertThat(send("GET", account, "/api/consumption?month=2026-13", null).statusCode())
                .isEqualTo(422);
        assertThat(send("GET", account, "/api/consumption?size=201", null).statusCode())
                .isEqualTo(422);
        assertThat(send("GET", account, "/api/consumption?invoiceable=maybe", null)
                        .statusCode())
                .isBetween(400, 422);
        assertThat(send("GET", "reviewer", "/api/consumption", null).statusCode())
                .isEqualTo(403);
    }

    /** The page says in SQL what the rules say in Java. */
    @Test
    void the_list_of_what_can_be_invoiced_is_what_the_rules_say() throws Exception {
        Random random = new Random(20261122);
        String master = account + "-m";
        String closed = account + "-c";
        String reseller = account + "-r";
        String off = account + "-o";
        String enterprise = ", \"kind\": \"ENTERPRISE\", \"taxId\": \"91350100M000100Y43\", \"realName\": \"x\","
                + " \"email\": \"a@example.com\", \"multiAccountService\": ";
        deliver(
                "accounts",
                "{\"accountId\": \"" + master + "\"" + enterprise + "true}",
                "{\"accountId\": \"" + closed + "\"" + enterprise + "true, \"closed\": true, \"masterAccountId\": \""
                        + master + "\"}",
                "{\"accountId\": \"" + reseller + "\"" + enterprise
                        + "true, \"reseller\": true, \"masterAccountId\": \"" + master + "\"}",
                "{\"accountId\": \"" + off + "\"" + enterprise + "false, \"masterAccountId\": \"" + master + "\"}");
        List<String> everyone = List.of(account, master, closed, reseller, off);
        List<String> products = List.of(
                "ecs", "sms", "trademark", "wanjing", "marketplace-third-party", "marketplace-first-party", "domain");
        LocalDate today = LocalDate.now(ShanghaiTime.ZONE);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            StringBuilder more = new StringBuilder()
                    .append("\"placedAt\": \"")
                    .append(today.minusDays(1 + random.nextInt(90)))
                    .append("T10:00:00+08:00\"");
            if (random.nextInt(4) > 0) {
                more.append(", \"paidAt\": \"")
                        .append(today.minusDays(random.nextInt(2)))
                        .append("T00:00:00+08:00\"");
            }
            boolean bill = random.nextInt(4) == 0;
            if (bill) {
                more.append(", \"month\": \"")
                        .append(YearMonth.from(today).minusMonths(random.nextInt(3)))
                        .append('"');
            }
            if (random.nextInt(4) == 0) {
                more.append(", \"postpaid\": true");
            }
            if (random.nextInt(4) == 0) {
                more.append(", \"payerAccountId\": \"")
                        .append(one(random, everyone))
                        .append('"');
            }
            if (random.nextInt(8) == 0) {
                more.append(", \"resellerAccountId\": \"")
                        .append(one(random, everyone))
                        .append('"');
            }
            if (random.nextInt(8) == 0) {
                more.append(", \"transactionType\": \"")
                        .append(one(random, List.of("Priced_push", "renewal", "带价 Push")))
                        .append('"');
            }
            lines.add("{\"sourceId\": \"" + account + "/n" + i + "\", \"kind\": \"" + (bill ? "BILL" : "ORDER")
                    + "\", \"accountId\": \"" + one(random, everyone) + "\", \"productCode\": \""
                    + one(random, products) + "\", \"amount\": \"" + random.nextInt(3) + ".00\", " + more + "}");
        }
        deliver("consumption", lines.toArray(String[]::new));
        for (String asker : List.of(account, master, closed, reseller, off)) {
            Account who = accounts.find(asker).orElseThrow();
            TreeSet<String> ruled = new TreeSet<>();
            List<LedgerItem> items = ledger.of(asker);
            invoiceability.examine(who, items).forEach((id, ruling) -> {
                if (ruling instanceof Ruling.Approved) {
                    ruled.add(id);
                }
            });
            TreeSet<String> listed = new TreeSet<>();
            for (int page = 0; page < 5; page++) {
                for (JsonNode item : body(send(
                                "GET", asker, "/api/consumption?invoiceable=true&size=200&page=" + page, null))
                        .get("items")) {
                    listed.add(item.get("id").textValue());
                }
            }
            assertThat(listed).as(asker).isEqualTo(ruled);
            if (!asker.equals(closed)) {
                assertThat(listed).hasSizeGreaterThan(10);
            }
        }
    }

    @Test
    void a_deficit_is_told_made_good_and_stays_in_the_statement() throws Exception {
        deliver(
                "consumption",
                line("o1", "ORDER", "ecs", "1200.00", ""),
                line("o2", "ORDER", "ecs", "500.00", ""),
                line("o3", "ORDER", "cdn", "888.88", ""));
        invoice("o1", "1200.00");

        JsonNode simulation =
                post("/api/deficit-simulations", "{\"itemId\": \"" + id("o1") + "\", \"refund\": \"200.00\"}");
        assertThat(simulation.get("deficit").textValue()).isEqualTo("200.00");
        JsonNode returning = simulation.at("/waysOut/0");
        assertThat(texts(returning.get("reversal"), "gross", "net", "tax"))
                .containsExactly("-1200.00", "-1132.08", "-67.92");
        assertThat(texts(returning.get("invoice"), "gross", "net", "tax"))
                .containsExactly("1000.00", "943.40", "56.60");
        JsonNode offsetting = simulation.at("/waysOut/1");
        assertThat(texts(offsetting, "way", "needed", "missing")).containsExactly("OFFSET", "200.00", "0.00");
        assertThat(offsetting.at("/offsets/0/itemId").textValue()).isEqualTo(id("o2"));
        assertThat(texts(offsetting.get("invoice"), "gross", "net", "tax"))
                .containsExactly("300.00", "283.02", "16.98");
        assertThat(get("/api/deficits").get("total").intValue()).isZero();

        deliver("consumption", line("r1", "REFUND", "ecs", "200.00", "\"refundOf\": \"" + id("o1") + "\""));
        JsonNode deficit = get("/api/deficits").at("/items/0");
        assertThat(texts(deficit, "status", "itemId", "entityCode", "rate", "balance"))
                .containsExactly("OPEN", id("o1"), "E01", "0.06", "200.00");
        assertThat(get("/api/me").at("/deficits/0/balance").textValue()).isEqualTo("200.00");
        String path = "/api/deficits/" + deficit.get("id").textValue() + "/offsets";

        assertThat(code(send("POST", account, path, "{\"itemIds\": [\"" + id("o3") + "\"]}")))
                .isEqualTo(tuple(409, "OFFSET_DOES_NOT_MATCH"));
        assertThat(code(send("POST", account, path, "{\"itemIds\": [\"nothing\"]}")))
                .isEqualTo(tuple(409, "CROSS_ACCOUNT_NOT_SUPPORTED"));
        assertThat(code(send("POST", account, path, "{\"itemIds\": [\"" + id("o1") + "\"]}")))
                .isEqualTo(tuple(409, "ALREADY_INVOICED"));
        assertThat(code(send("POST", account, path, "{\"itemIds\": []}"))).isEqualTo(tuple(422, "NO_ITEMS_CHOSEN"));
        assertThat(code(send("POST", account, path, "{\"items\": []}"))).isEqualTo(tuple(422, "REQUIRED"));
        assertThat(code(send("POST", account, path, "{\"itemIds\": [1]}"))).isEqualTo(tuple(422, "WRONG_TYPE"));
        assertThat(send("POST", "personal", path, "{\"itemIds\": [\"" + id("o2") + "\"]}")
                        .statusCode())
                .isEqualTo(404);

        HttpResponse<String> done = send("POST", account, path, "{\"itemIds\": [\"" + id("o2") + "\"]}");
        assertThat(done.statusCode()).isEqualTo(201);
        assertThat(body(done).at("/balance").textValue()).isEqualTo("0.00");
        assertThat(body(done).at("/offsets/0/amount").textValue()).isEqualTo("200.00");
        assertThat(body(done).at("/remainder/0/amount").textValue()).isEqualTo("300.00");
        assertThat(code(send("POST", account, path, "{\"itemIds\": [\"" + id("o2") + "\"]}")))
                .isEqualTo(tuple(409, "DEFICIT_SETTLED"));

        assertThat(get("/api/me").get("deficits")).isEmpty();
        assertThat(item(get("/api/consumption"), "o2").get("invoiceable").textValue())
                .isEqualTo("300.00");
        JsonNode settled = get("/api/deficits").at("/items/0");
        assertThat(settled.get("status").textValue()).isEqualTo("SETTLED");
        assertThat(settled.get("entries").findValuesAsText("what")).containsExactly("OPENED", "OFFSET");
        assertThat(settled.get("entries").findValuesAsText("amount")).containsExactly("200.00", "-200.00");
        assertThat(settled.get("entries").findValuesAsText("text"))
                .containsExactly(
                        "CNY 200.00 more was invoiced than is consumed, after a refund or downgrade.",
                        "CNY 200.00 of " + id("o2") + " made good for it.");
    }

    @Test
    void a_refund_to_the_balance_is_told_with_its_reason_and_what_the_balance_buys_makes_good() throws Exception {
        deliver("consumption", line("o1", "ORDER", "ecs", "1200.00", ""));
        invoice("o1", "1200.00");
        assertThat(get("/api/answers/R69").get("code").textValue()).isEqualTo("NO_REFUND_TO_BALANCE");
        deliver(
                "consumption",
                line(
                        "r1",
                        "REFUND",
                        "ecs",
                        "200.00",
                        "\"refundOf\": \"" + id("o1") + "\", \"refundedTo\": \"BALANCE\""));

        JsonNode refund = item(get("/api/consumption"), "r1");
        assertThat(texts(refund, "refundedToBalance", "invoiceable")).containsExactly("200.00", "0.00");
        assertThat(texts(refund.get("notInvoiceable"), "rule", "code")).containsExactly("R69", "REFUND_IS_ON_BALANCE");
        assertThat(item(get("/api/consumption"), "o1").get("refundedToBalance").textValue())
                .isEqualTo("200.00");
        JsonNode deficit = get("/api/deficits").at("/items/0");
        assertThat(texts(deficit, "balance", "refundedToBalance")).containsExactly("200.00", "200.00");
        assertThat(deficit.get("waysOut").findValuesAsText("way"))
                .containsExactly("RETURN_AND_REISSUE", "OFFSET", "CONSUME_BALANCE");
        assertThat(deficit.get("waysOut").findValuesAsText("rule")).containsExactly("R67", "R68", "R69");
        assertThat(get("/api/answers/R69").get("code").textValue()).isEqualTo("BALANCE_NOT_CONSUMED_YET");

        deliver("consumption", line("o2", "ORDER", "ecs", "150.00", ""), line("o3", "ORDER", "cdn", "90.00", ""));
        assertThat(get("/api/answers/R69").get("answer").textValue())
                .contains("CNY 200.00 went back", "CNY 200.00 is in deficit", "CNY 150.00 can make good");
        String path = "/api/deficits/" + deficit.get("id").textValue() + "/offsets";
        send("POST", account, path, "{\"itemIds\": [\"" + id("o2") + "\"]}");
        assertThat(texts(get("/api/deficits").at("/items/0"), "balance", "status"))
                .containsExactly("50.00", "OPEN");
    }

    @Test
    void a_simulation_says_when_nothing_comes_of_a_refund_or_more_must_be_consumed() throws Exception {
        deliver(
                "consumption",
                line("o1", "ORDER", "ecs", "100.00", ""),
                line("v1", "ORDER", "marketplace-third-party", "10.00", ""),
                line("t1", "TOP_UP", "ecs", "10.00", ""));
        invoice("o1", "60.00");
        JsonNode harmless =
                post("/api/deficit-simulations", "{\"itemId\": \"" + id("o1") + "\", \"refund\": \"40.00\"}");
        assertThat(harmless.get("deficit").textValue()).isEqualTo("0.00");
        assertThat(harmless.get("waysOut")).isEmpty();
        JsonNode harmful =
                post("/api/deficit-simulations", "{\"itemId\": \"" + id("o1") + "\", \"refund\": \"100.00\"}");
        assertThat(harmful.get("deficit").textValue()).isEqualTo("60.00");
        assertThat(texts(harmful.at("/waysOut/0/invoice"), "gross", "net", "tax"))
                .containsExactly("0.00", "0.00", "0.00");
        assertThat(harmful.at("/waysOut/1/missing").textValue()).isEqualTo("60.00");
        JsonNode vendors =
                post("/api/deficit-simulations", "{\"itemId\": \"" + id("v1") + "\", \"refund\": \"10.00\"}");
        assertThat(vendors.get("text").textValue()).contains("third party");

        for (String wrong : List.of("100.01", "0.00", "-1.00", "x")) {
            assertThat(send(
                                    "POST",
                                    account,
                                    "/api/deficit-simulations",
                                    "{\"itemId\": \"" + id("o1") + "\", \"refund\": \"" + wrong + "\"}")
                            .statusCode())
                    .isEqualTo(422);
        }
        assertThat(code(send(
                        "POST",
                        account,
                        "/api/deficit-simulations",
                        "{\"itemId\": \"" + id("t1") + "\", \"refund\": \"1.00\"}")))
                .isEqualTo(tuple(422, "REFUND_EXCEEDS_CONSUMPTION"));
        assertThat(code(send(
                        "POST",
                        "personal",
                        "/api/deficit-simulations",
                        "{\"itemId\": \"" + id("o1") + "\", \"refund\": \"1.00\"}")))
                .isEqualTo(tuple(409, "CROSS_ACCOUNT_NOT_SUPPORTED"));
        assertThat(send("POST", account, "/api/deficit-simulations", "[]").statusCode())
                .isEqualTo(422);
    }

    private static String one(Random random, List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private void invoice(String name, String amount) {
        transaction.executeWithoutResult(status -> ledger.invoice(Map.of(id(name), Yuan.of(amount)), "test"));
    }

    private String id(String name) {
        return account + "/" + name;
    }

    private String line(String name, String kind, String product, String amount, String more) {
        return "{\"sourceId\": \"" + id(name) + "\", \"kind\": \"" + kind + "\", \"accountId\": \""
                + account + "\", \"productCode\": \"" + product + "\", \"amount\": \"" + amount + "\""
                + (more.contains("placedAt") ? "" : ", \"placedAt\": \"2026-01-05T10:00:00+08:00\"")
                + (more.contains("paidAt") ? "" : ", \"paidAt\": \"2026-01-05T10:00:00+08:00\"")
                + (more.isEmpty() ? "" : ", " + more) + "}";
    }

    private void deliver(String what, String... lines) throws Exception {
        HttpResponse<String> response = send("POST", "upstream", "/api/upstream/" + what, String.join("\n", lines));
        assertThat(body(response).get("rejected")).isEmpty();
    }

    private JsonNode get(String path) throws Exception {
        HttpResponse<String> response = send("GET", account, path, null);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return body(response);
    }

    private JsonNode post(String path, String body) throws Exception {
        HttpResponse<String> response = send("POST", account, path, body);
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 201);
        return body(response);
    }

    private HttpResponse<String> send(String method, String who, String path, @Nullable String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Accept-Language", "en")
                        .header("Content-Type", "application/json")
                        .header(
                                "Authorization",
                                "Basic " + Base64.getEncoder().encodeToString((who + ":" + who).getBytes(UTF_8)))
                        .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString(UTF_8));
    }

    private JsonNode body(HttpResponse<String> response) throws IOException {
        return json.readTree(response.body());
    }

    private Tuple code(HttpResponse<String> response) throws IOException {
        return tuple(response.statusCode(), body(response).at("/code").textValue());
    }

    private JsonNode item(JsonNode page, String name) {
        return StreamSupport.stream(page.get("items").spliterator(), false)
                .filter(item -> item.get("id").textValue().equals(id(name)))
                .findFirst()
                .orElseThrow();
    }

    private List<String> ids(JsonNode page) {
        return page.get("items").findValuesAsText("id").stream()
                .map(id -> id.substring(account.length() + 1))
                .toList();
    }

    private static List<String> texts(JsonNode object, String... fields) {
        return List.of(fields).stream()
                .map(field -> object.path(field).asText("-"))
                .toList();
    }
}
