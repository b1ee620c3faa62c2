package io.fapiaodesk.invoicing.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fapiaodesk.consumption.Ledger;
import io.fapiaodesk.consumption.UninvoicedItems;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.platform.documents.Upload;
import io.fapiaodesk.testing.Api;
import io.fapiaodesk.testing.Proof;
import io.fapiaodesk.testing.Race;
import io.fapiaodesk.testing.WholeApplication;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

@WholeApplication
class InvoiceRequestIT {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String PREVIEWS = "/api/invoice-previews";
    private static final String REQUESTS = "/api/invoice-requests";
    private static final String SETTINGS = "/api/account/invoice-settings";
    private static final Duration LONGER_THAN_FOR_A_CONNECTION = Duration.ofSeconds(6);
    private static final String JANUARY = "2026-01-05T10:00:00+08:00";

    @LocalServerPort
    private int port;

    @Autowired
    private Ledger ledger;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private UninvoicedItems uninvoicedItems;

    private static final String VENDORS = "/api/admin/vendors";

    private Api api;
    private final String me = "invoiced-" + NUMBER.incrementAndGet();

    @BeforeEach
    void an_enterprise_is_known() {
        api = new Api(port);
        api.deliver("accounts", enterprise(me, ""));
    }

    @Test
    void a_mixed_basket_is_previewed_as_six_invoices_and_requested_as_they_were_shown() {
        order("ecs", "ecs", "1200.00");
        order("wuying", "wuying-terminal.hangzhou", "2999.00");
        order("sms", "sms", "500.00");
        order("voice", "voice", "300.00");
        order("cdn", "cdn", "888.88");
        order("studio", "model-studio", "100.00");
        String body = byDetail("ecs", "wuying", "sms", "voice", "cdn", "studio");

        Api.Answer preview = api.post(me, PREVIEWS, body);
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.body().at("/invoices")).hasSize(6);
        assertThat(preview.text("/total/gross")).isEqualTo("5987.88");
        assertThat(preview.text("/total/net")).isEqualTo("5460.71");
        assertThat(preview.text("/total/tax")).isEqualTo("527.17");
        assertThat(preview.body().at("/invoices")).allSatisfy(invoice -> {
            assertThat(invoice.at("/because")).isNotEmpty();
            assertThat(invoice.at("/because/0/detail").asText()).isNotEmpty().doesNotContain("because.");
            assertThat(invoice.at("/payeeName").asText()).isEqualTo("Alibaba Cloud Computing Co., Ltd.");
        });
        assertThat(count()).isZero();

        Api.Answer accepted = api.post(me, REQUESTS, withVersion(body, preview.text("/version")));
        assertThat(accepted.status()).isEqualTo(201);
        assertThat(accepted.location()).isEqualTo("/api/requests/" + accepted.text("/id"));
        assertThat(accepted.text("/id")).startsWith("IV-");
        assertThat(accepted.body().at("/invoices")).hasSize(6).allSatisfy(invoice -> assertThat(
                        invoice.at("/status").asText())
                .isEqualTo("INVOICING"));
        assertThat(accepted.body().at("/invoices").findValuesAsText("payeeCode"))
                .containsOnly("E01");
        assertThat(amounts(accepted.body().at("/invoices")))
                .isEqualTo(amounts(preview.body().at("/invoices")));

        assertThat(count()).isEqualTo(6);
        Api.Answer one = api.get(me, "/api/invoices/" + accepted.text("/invoices/0/id"));
        assertThat(one.text("/title")).isEqualTo("Synthetic Cloud Ltd.");
        assertThat(one.text("/lines/0/itemId")).startsWith(me + "/");
        assertThat(one.text("/requestId")).isEqualTo(accepted.text("/id"));
        // Who issues and who collected the money, side by side, and for all but the payee itself why (R2).
        assertThat(api.get(me, "/api/invoices").body().at("/items")).hasSize(6).allSatisfy(listed -> {
            String issuer = listed.at("/entityCode").asText();
            assertThat(listed.at("/payee/code").asText()).isEqualTo("E01");
            assertThat(listed.at("/payee/nameZh").asText()).isEqualTo("阿里云计算有限公司");
            assertThat(listed.at("/payee/certificate").asText())
                    .isEqualTo(issuer.equals("E01") ? "" : "/api/catalogue/entities/" + issuer + "/certificate");
        });
        assertThat(api.get("personal", "/api/invoices/" + accepted.text("/invoices/0/id"))
                        .status())
                .isEqualTo(404);
        assertThat(uninvoicedItems.of(me)).isEmpty();

        Api.Answer request = api.get(me, "/api/requests/" + accepted.text("/id"));
        assertThat(request.text("/kind")).isEqualTo("INVOICE_ISSUANCE");
        assertThat(request.text("/timeline/0/detail")).isEqualTo("Invoices requested");
        assertThat(request.body().at("/findings").findValuesAsText("outcome")).containsOnly("SATISFIED");
    }

    @Test
    void an_order_is_invoiced_by_amount_until_nothing_is_left() {
        order("o1", "ecs", "1000.00");
        String item = "\"itemIds\": [\"%s/o1\"]".formatted(me);
        for (String[] step : new String[][] {{"314.46", "666.67"}, {"314.46", "333.34"}}) {
            Api.Answer preview = api.post(me, PREVIEWS, byAmount("333.33", item));
            assertThat(preview.text("/remainder/0/amount")).isEqualTo(step[1]);
            assertThat(api.post(me, REQUESTS, byAmount("333.33", item)).text("/invoices/0/net"))
                    .isEqualTo(step[0]);
        }
        assertThat(uninvoicedItems.of(me)).singleElement().satisfies(left -> assertThat(left.amount())
                .isEqualTo(new BigDecimal("333.34")));
        assertThat(api.post(me, REQUESTS, byAmount("333.34")).text("/invoices/0/net"))
                .isEqualTo("314.47");
        for (String again : List.of(byAmount("0.01", item), byAmount("0.01"), byAmount("0.00", item))) {
            Api.Answer refused = api.post(me, REQUESTS, again);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.text("/code")).isEqualTo("AMOUNT_EXCEEDS_CONSUMPTION");
            assertThat(refused.text("/rule")).isEqualTo("R10");
            assertThat(refused.text("/wouldPassIf")).isNotEmpty();
        }
        assertThat(api.post(me, REQUESTS, byDetail("o1")).text("/code")).isEqualTo("ALREADY_INVOICED");
    }

    @Test
    void a_refund_before_is_taken_along_and_one_after_becomes_a_deficit_that_is_offset_first() {
        order("o1", "ecs", "1200.00");
        refund("r0", "200.00", "o1");
        assertThat(api.post(me, PREVIEWS, byDetail("o1")).text("/total/net")).isEqualTo("943.40");
        order("o2", "ecs", "1200.00");
        assertThat(api.post(me, REQUESTS, byDetail("o2")).status()).isEqualTo(201);
        refund("r1", "200.00", "o2");
        order("o3", "ecs", "500.00");

        Api.Answer preview = api.post(me, PREVIEWS, byDetail("o3"));
        assertThat(preview.text("/total/gross")).isEqualTo("300.00");
        assertThat(preview.text("/total/net")).isEqualTo("283.02");
        assertThat(preview.text("/offsets/0/amount")).isEqualTo("200.00");
        Api.Answer accepted = api.post(me, REQUESTS, withVersion(byDetail("o3"), preview.text("/version")));
        assertThat(accepted.status()).isEqualTo(201);
        assertThat(ledger.deficits(me)).isEmpty();
        assertThat(uninvoicedItems.of(me)).extracting(item -> item.sourceId()).containsExactly(me + "/o1");
    }

    @Test
    void a_deficit_that_leaves_nothing_blocks_its_entity_and_no_other() {
        order("o1", "ecs", "500.00");
        assertThat(api.post(me, REQUESTS, byDetail("o1")).status()).isEqualTo(201);
        refund("r1", "500.00", "o1");
        order("o2", "ecs", "300.00");
        order("o3", "cdn", "888.88");

        Api.Answer blocked = api.post(me, REQUESTS, byDetail("o2"));
        assertThat(blocked.status()).isEqualTo(409);
        assertThat(blocked.text("/code")).isEqualTo("OUTSTANDING_DEFICIT");
        assertThat(blocked.text("/rule")).isEqualTo("R66");
        assertThat(blocked.text("/detail")).isEqualTo("Cannot submit request due to an outstanding credit note");
        assertThat(blocked.text("/wouldPassIf")).contains("Return", "offset");
        assertThat(api.post(me, REQUESTS, byDetail("o3")).text("/invoices/0/net"))
                .isEqualTo("838.57");
    }

    /** Its billing system corrects the product of an item of which a part is invoiced already. */
    @Test
    void the_rest_of_an_item_is_invoiced_as_its_first_part_was_and_offsets_fit_it() {
        order("o1", "ecs", "500.00");
        assertThat(api.post(me, REQUESTS, byDetail("o1")).status()).isEqualTo(201);
        refund("r1", "200.00", "o1");
        order("o2", "cdn", "100.00");
        assertThat(api.post(me, REQUESTS, byDetail("o2")).status()).isEqualTo(201);
        refund("r2", "10.00", "o2");
        order("o3", "sms", "1000.00");
        assertThat(api.post(me, REQUESTS, byAmount("300.00", "\"itemIds\": [\"%s/o3\"]".formatted(me)))
                        .text("/invoices/0/entityCode"))
                .isEqualTo("E02");
        order("o3", "cdn", "1000.00");

        Api.Answer preview = api.post(me, PREVIEWS, byDetail("o3"));
        assertThat(amounts(preview.body().at("/invoices"))).containsExactly("E02 700.00 642.20 57.80");
        assertThat(preview.body().at("/offsets")).isEmpty();
        assertThat(amounts(api.post(me, REQUESTS, byDetail("o3")).body().at("/invoices")))
                .containsExactly("E02 700.00 642.20 57.80");

        order("o4", "ecs", "1000.00");
        assertThat(api.post(me, REQUESTS, byAmount("300.00", "\"itemIds\": [\"%s/o4\"]".formatted(me)))
                        .text("/invoices/0/gross"))
                .isEqualTo("100.00");
        order("o4", "cdn", "1000.00");
        Api.Answer rest = api.post(me, REQUESTS, byDetail("o4"));
        assertThat(rest.status()).isEqualTo(201);
        assertThat(amounts(rest.body().at("/invoices"))).containsExactly("E01 700.00 660.38 39.62");
        assertThat(ledger.deficits(me)).singleElement().satisfies(deficit -> assertThat(deficit.itemId())
                .isEqualTo(me + "/o2"));
    }

    @Test
    void marketplace_orders_of_both_sides_of_the_edge_are_sold_by_two_companies() {
        order("before", "marketplace-first-party", "680.00", "2023-08-31T23:59:59+08:00", "");
        order("after", "marketplace-first-party", "680.00", "2023-09-01T00:00:00+08:00", "");
        order("hardware", "dingtalk-hardware", "1299.00");
        assertThat(amounts(api.post(me, PREVIEWS, byDetail("before", "after", "hardware"))
                        .body()
                        .at("/invoices")))
                .containsExactlyInAnyOrder(
                        "E07 680.00 641.51 38.49", "E06 680.00 641.51 38.49", "E06 1299.00 1149.56 149.44");
    }

    @Test
    void what_changed_since_the_preview_is_told() {
        order("o1", "ecs", "1000.00");
        Api.Answer preview = api.post(me, PREVIEWS, byDetail("o1"));
        refund("r1", "200.00", "o1");
        Api.Answer changed = api.post(me, REQUESTS, withVersion(byDetail("o1"), preview.text("/version")));
        assertThat(changed.status()).isEqualTo(409);
        assertThat(changed.text("/code")).isEqualTo("PREVIEW_CHANGED");
        assertThat(changed.text("/difference/total/before")).isEqualTo("1000.00");
        assertThat(changed.text("/difference/total/after")).isEqualTo("800.00");
        assertThat(changed.text("/difference/invoices/0/entityCode")).isEqualTo("E01");
        assertThat(count()).isZero();
        assertThat(api.post(me, REQUESTS, withVersion(byDetail("o1"), changed.text("/preview/version")))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void the_same_key_asks_once() {
        order("o1", "ecs", "100.00");
        Map<String, String> key = Map.of("Idempotency-Key", me);
        Api.Answer first = api.post(me, REQUESTS, byAmount("40.00"), key);
        Api.Answer again = api.post(me, REQUESTS, byAmount("40.00"), key);
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.location()).isEqualTo(first.location());
        assertThat(api.post(me, REQUESTS, byAmount("41.00"), key).text("/code")).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(count()).isEqualTo(1);
    }

    @Race
    void fifty_who_ask_at_once_never_get_more_than_there_is() {
        order("o1", "ecs", "1000.00");
        String item = "\"itemIds\": [\"%s/o1\"]".formatted(me);
        List<Api.Answer> answers = askAtOnce(IntStream.range(0, 50)
                .mapToObj(n -> n % 2 == 0 ? byAmount("33.33", item) : byAmount("70.01"))
                .toList());

        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .allSatisfy(answer -> assertThat(answer.text("/code")).isEqualTo("AMOUNT_EXCEEDS_CONSUMPTION"));
        Yuan given = answers.stream()
                .filter(answer -> answer.status() == 201)
                .map(answer -> Yuan.of(answer.text("/invoices/0/gross")))
                .reduce(Yuan.ZERO, Yuan::plus);
        assertThat(given).isLessThanOrEqualTo(Yuan.of("1000.00"));
        // Whoever was refused asked for more than is left.
        assertThat(Yuan.of("1000.00").minus(given)).isLessThan(Yuan.of("70.01"));
        assertThat(ledger.find(List.of(me + "/o1")))
                .singleElement()
                .satisfies(ledgerItem -> assertThat(ledgerItem.invoiced()).isEqualTo(given));
    }

    /** Each with a key of his own, so that a transaction is open before the request is looked at. */
    @Test
    void fifty_who_wait_for_an_item_longer_than_for_a_connection_leave_connections_for_the_others() {
        order("o1", "ecs", "1000.00");
        List<CompletableFuture<Api.Answer>> asked = new ArrayList<>();
        transaction.executeWithoutResult(status -> {
            ledger.lock(List.of(me + "/o1"));
            for (int n = 0; n < 50; n++) {
                asked.add(api.postLater(me, REQUESTS, byAmount("20.01"), Map.of("Idempotency-Key", me + n)));
            }
            await().pollDelay(LONGER_THAN_FOR_A_CONNECTION).until(() -> true);
            assertThat(api.get("personal", "/api/titles").status()).isEqualTo(200);
        });

        List<Api.Answer> answers = asked.stream().map(CompletableFuture::join).toList();

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(49);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .singleElement()
                .satisfies(answer -> assertThat(answer.text("/code")).isEqualTo("AMOUNT_EXCEEDS_CONSUMPTION"));
        assertThat(ledger.find(List.of(me + "/o1")).get(0).open()).isEqualTo(Yuan.of("19.51"));
    }

    @Race
    void fifty_who_ask_for_all_of_it_at_once_get_it_once() {
        order("o1", "ecs", "1000.00");
        List<Api.Answer> answers =
                askAtOnce(IntStream.range(0, 50).mapToObj(n -> byDetail("o1")).toList());
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertThat(answer.text("/code")).isEqualTo("ALREADY_INVOICED"));
    }

    @Test
    void a_special_vat_invoice_needs_complete_details() {
        order("o1", "ecs", "100.00");
        String special = byDetail("o1").replace("GENERAL", "SPECIAL");
        Api.Answer refused = api.post(me, REQUESTS, special);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/code")).isEqualTo("SPECIAL_VAT_DETAILS_INCOMPLETE");
        assertThat(refused.text("/rule")).isEqualTo("R17");

        String title = api.get(me, "/api/titles").text("/items/0/id");
        api.patch(me, "/api/titles/" + title, """
            {"bank": "Synthetic Bank", "bankAccount": "6222000011112222", "address": "1 Road", "phone": "0591-1"}\
            """);
        Api.Answer accepted = api.post(me, REQUESTS, special);
        assertThat(accepted.status()).isEqualTo(201);
        Api.Answer invoice = api.get(me, "/api/invoices/" + accepted.text("/invoices/0/id"));
        assertThat(invoice.text("/type")).isEqualTo("SPECIAL");
        assertThat(invoice.text("/buyer/bank")).isEqualTo("Synthetic Bank");
    }

    @Test
    void a_person_gets_general_invoices_only() {
        String person = me + "-person";
        api.deliver("accounts", """
            {"accountId": "%s", "kind": "PERSONAL", "realName": "A Person", "email": "a@example.com"}\
            """.formatted(person));
        api.deliver("consumption", line(person, "o1", "ecs", "100.00", JANUARY, ""));
        String body = "{\"method\": \"ORDER_DETAIL\", \"itemIds\": [\"%s/o1\"], \"invoiceType\": \"SPECIAL\"}"
                .formatted(person);
        assertThat(api.post(person, PREVIEWS, body).text("/code")).isEqualTo("SPECIAL_VAT_NEEDS_ENTERPRISE_TITLE");
        assertThat(api.post(person, PREVIEWS, body.replace("SPECIAL", "GENERAL"))
                        .text("/invoices/0/title"))
                .isEqualTo("个人");
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        order("o1", "ecs", "100.00");
        Api.Answer refused = api.post(me, PREVIEWS, """
            {"method": "ORDER_DETAIL", "itemIds": ["%s/o1", "somebody-elses"], "invoiceType": "PAPER_SPECIAL", "titleId": "none", "expenseType": "Support fee"}\
            """.formatted(me));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().at("/refusals").findValuesAsText("code"))
                .containsExactlyInAnyOrder(
                        "CROSS_ACCOUNT_NOT_SUPPORTED",
                        "TYPE_NOT_SUPPORTED",
                        "EXPENSE_TYPE_FIXED",
                        "TITLE_NEEDS_REGISTRATION");
        assertThat(refused.text("/items/0/itemId")).isEqualTo("somebody-elses");
        assertThat(refused.body().at("/refusals")).allSatisfy(each -> {
            assertThat(each.at("/rule").asText()).startsWith("R");
            assertThat(each.at("/wouldPassIf").asText()).isNotEmpty();
        });
    }

    @Test
    void fields_that_do_not_go_together_are_refused() {
        assertThat(api.post(me, PREVIEWS, "{}").status()).isEqualTo(422);
        assertThat(api.post(me, PREVIEWS, "{\"method\": \"AMOUNT\", \"invoiceType\": \"GENERAL\"}")
                        .text("/errors/0/pointer"))
                .isEqualTo("/amount");
        assertThat(api.post(me, PREVIEWS, byAmount("1.005")).text("/code")).isEqualTo("AMOUNT_INVALID");
        assertThat(api.post(me, PREVIEWS, byAmount("1.00", "\"month\": \"2026-01\""))
                        .text("/code"))
                .isEqualTo("NOT_FOR_THIS_METHOD");
        assertThat(api.post(me, PREVIEWS, byAmount("1.00", "\"isAdmin\": true")).text("/code"))
                .isEqualTo("UNKNOWN_FIELD");
    }

    @Test
    void a_month_is_invoiced_as_a_whole_once_it_is_billed() {
        order("o1", "ecs", "100.00");
        order("o2", "ecs", "7.00", "2026-02-05T10:00:00+08:00", "");
        api.deliver("consumption", """
            {"sourceId": "%1$s/b1", "kind": "BILL", "accountId": "%1$s", "productCode": "oss", "amount": "50.00", "placedAt": "2026-02-01T00:00:00+08:00", "month": "2026-01"}\
            """.formatted(me));
        String body = "{\"method\": \"MONTHLY_BILL\", \"month\": \"2026-01\", \"invoiceType\": \"GENERAL\"}";
        assertThat(api.post(me, PREVIEWS, body).text("/total/gross")).isEqualTo("150.00");
        Api.Answer early = api.post(me, PREVIEWS, body.replace("2026-01", "2098-01"));
        assertThat(early.text("/code")).isEqualTo("BILL_NOT_GENERATED");
        assertThat(early.text("/rule")).isEqualTo("R47");
        assertThat(api.post(me, PREVIEWS, body.replace("2026-01", "2025-01")).text("/code"))
                .isEqualTo("NOTHING_TO_INVOICE");
    }

    @Test
    void what_is_owed_stays_without_an_invoice_whichever_way_it_is_asked_for() {
        api.deliver("accounts", enterprise(me, ", \"arrears\": \"500.00\""));
        order("o1", "ecs", "600.00");
        order("o2", "ecs", "50.00");
        String ids = "\"itemIds\": [\"%1$s/o1\", \"%1$s/o2\"]".formatted(me);
        String parts = byDetail("o1", "o2").replace("}", ", \"itemAmounts\": {\"%s/o1\": \"%s\"}}");
        String month = "{\"method\": \"MONTHLY_BILL\", \"month\": \"2026-01\", \"invoiceType\": \"GENERAL\"}";
        for (String body : List.of(
                byDetail("o1", "o2"),
                byDetail("o1"),
                parts.formatted(me, "100.01"),
                month,
                byAmount("150.01"),
                byAmount("150.01", ids))) {
            for (String path : List.of(PREVIEWS, REQUESTS)) {
                Api.Answer refused = api.post(me, path, body);
                assertThat(refused.status()).as(body).isEqualTo(409);
                assertThat(refused.text("/code")).as(body).isEqualTo("IN_ARREARS");
                assertThat(refused.text("/rule")).isEqualTo("R10");
            }
        }
        assertThat(api.post(me, PREVIEWS, byDetail("o1", "o2")).text("/wouldPassIf"))
                .contains("150.00");
        assertThat(count()).isZero();
        assertThat(api.post(me, REQUESTS, parts.formatted(me, "100.00")).status())
                .isEqualTo(201);
        api.deliver("accounts", enterprise(me, ""));
        assertThat(api.post(me, REQUESTS, month).status()).isEqualTo(201);
    }

    @Test
    void an_order_that_is_not_paid_is_refused_with_its_reason_and_goes_once_it_is() {
        String paid = line(me, "o1", "ecs", "100.00", JANUARY, "");
        String unpaid = paid.replaceFirst(", \"paidAt\": \"[^\"]*\"", "");
        api.deliver("consumption", unpaid);
        assertThat(api.get(me, "/api/consumption?invoiceable=true").body().at("/items"))
                .isEmpty();
        Api.Answer listed = api.get(me, "/api/consumption?invoiceable=false");
        assertThat(listed.status()).as(String.valueOf(listed.body())).isEqualTo(200);
        assertThat(listed.text("/items/0/notInvoiceable/code")).isEqualTo("ORDER_NOT_PAID");
        for (String path : List.of(PREVIEWS, REQUESTS)) {
            Api.Answer refused = api.post(me, path, byDetail("o1"));
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.text("/code")).isEqualTo("ORDER_NOT_PAID");
            assertThat(refused.text("/rule")).isEqualTo("R46");
            assertThat(api.post(me, path, byAmount("1.00")).status()).isEqualTo(409);
        }
        api.deliver("consumption", paid);
        assertThat(api.post(me, REQUESTS, byDetail("o1")).status()).isEqualTo(201);
    }

    @Test
    void a_request_or_an_account_chooses_one_line_per_content() {
        order("o1", "ecs", "33.33");
        order("o2", "ecs", "33.33");
        order("o3", "oss", "33.33");
        String items = byDetail("o1", "o2", "o3");
        String merged = items.replace("}", ", \"lines\": \"CONTENT\"}");
        assertThat(api.post(me, PREVIEWS, items).text("/total/net")).isEqualTo("94.32");
        Api.Answer preview = api.post(me, PREVIEWS, merged);
        assertThat(preview.text("/linesPer")).isEqualTo("CONTENT");
        assertThat(preview.text("/total/net")).isEqualTo("94.33");
        assertThat(preview.body().at("/invoices/0/lines")).hasSize(3);
        assertThat(preview.body().at("/invoices/0/printedLines")).hasSize(1);
        assertThat(preview.text("/invoices/0/printedLines/0/tax")).isEqualTo("5.66");
        assertThat(api.post(me, PREVIEWS, items.replace("}", ", \"lines\": \"ORDER\"}"))
                        .text("/code"))
                .isEqualTo("UNKNOWN_WORD");

        assertThat(api.get(me, SETTINGS).text("/lines")).isEqualTo("ITEM");
        assertThat(api.put(me, SETTINGS, "{\"lines\": \"BOTH\"}").status()).isEqualTo(422);
        assertThat(api.put(me, SETTINGS, "{\"lines\": \"CONTENT\"}").text("/lines"))
                .isEqualTo("CONTENT");
        assertThat(api.get("personal", SETTINGS).text("/lines")).isEqualTo("ITEM");
        assertThat(api.post(me, PREVIEWS, items).text("/total/net")).isEqualTo("94.33");
        assertThat(api.post(me, PREVIEWS, items.replace("}", ", \"lines\": \"ITEM\"}"))
                        .text("/total/net"))
                .isEqualTo("94.32");
        Api.Answer accepted = api.post(me, REQUESTS, withVersion(items, preview.text("/version")));
        assertThat(accepted.text("/invoices/0/net")).isEqualTo("94.33");
        Api.Answer invoice = api.get(me, "/api/invoices/" + accepted.text("/invoices/0/id"));
        assertThat(invoice.body().at("/lines")).hasSize(3);
        assertThat(StreamSupport.stream(invoice.body().at("/lines").spliterator(), false)
                        .map(line -> new BigDecimal(line.at("/tax").asText()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualTo("5.66");
    }

    @Test
    void remarks_and_addresses_are_checked_before_anything_is_requested() {
        order("o1", "ecs", "100.00");
        String body = byDetail("o1").replace("}", ", \"remarks\": \"%s\", \"mailTo\": [%s]}");
        for (String path : List.of(PREVIEWS, REQUESTS)) {
            assertThat(api.post(me, path, body.formatted("\ud808\udc00", "")).text("/errors/0/code"))
                    .isEqualTo("CHARACTER_NOT_PRINTABLE");
            assertThat(api.post(me, path, body.formatted("备".repeat(101), "")).status())
                    .isEqualTo(422);
            assertThat(api.post(me, path, body.formatted("", "\"nobody\"")).text("/errors/0/pointer"))
                    .isEqualTo("/mailTo/0");
            assertThat(api.post(
                                    me,
                                    path,
                                    body.formatted(
                                            "", String.join(", ", java.util.Collections.nCopies(6, "\"a@b.example\""))))
                            .text("/errors/0/code"))
                    .isEqualTo("TOO_MANY_ADDRESSES");
        }
        assertThat(count()).isZero();
        assertThat(api.post(me, REQUESTS, body.formatted("订单 4711", "\"books@customer.example\""))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void what_a_third_party_sells_is_forwarded_to_it() {
        order("o1", "ecs", "100.00");
        order(
                "market",
                "marketplace-third-party",
                "40.00",
                JANUARY,
                ", \"vendor\": {\"name\": \"Synthetic Vendor Ltd.\", \"contact\": \"vendor@example.com\"}");
        Api.Answer preview = api.post(me, PREVIEWS, byDetail("o1", "market"));
        assertThat(preview.text("/total/gross")).isEqualTo("100.00");
        assertThat(preview.text("/forwarded")).isEqualTo("40.00");
        Api.Answer accepted = api.post(me, REQUESTS, byDetail("market"));
        assertThat(accepted.text("/invoices/0/status")).isEqualTo("PENDING_VENDOR");
        assertThat(accepted.text("/invoices/0/entityCode")).isEqualTo("VENDOR");
        assertThat(accepted.body().at("/invoices/0").has("net")).isFalse();
        Api.Answer invoice = api.get(me, "/api/invoices/" + accepted.text("/invoices/0/id"));
        assertThat(invoice.text("/vendor/contact")).isEqualTo("vendor@example.com");
        assertThat(invoice.body().has("rate")).isFalse();
    }

    @Test
    void a_vendor_reads_what_its_invoice_needs_and_its_answer_and_file_reach_the_customer() {
        String vendor = "Vendor of " + me;
        String mailbox = me.toLowerCase(Locale.ROOT) + "@vendor.example";
        assertThat(api.put("ops", VENDORS, "{\"name\": \"x\"}").status()).isEqualTo(403);
        assertThat(api.put("admin", VENDORS, "{\"name\": \"%s\", \"mail\": \"no mailbox\"}".formatted(vendor))
                        .body()
                        .at("/errors")
                        .findValuesAsText("code"))
                .containsExactly("EMAIL_INVALID");
        assertThat(api.put(
                                "admin",
                                VENDORS,
                                "{\"name\": \"%s\", \"mail\": \"%s\", \"phone\": \"0571-12345678\"}"
                                        .formatted(vendor.replace(" ", "  "), mailbox))
                        .status())
                .isEqualTo(200);
        assertThat(api.get("admin", VENDORS).body().at("/items").findValuesAsText("mail"))
                .contains(mailbox);
        order(
                "market",
                "marketplace-third-party",
                "40.00",
                JANUARY,
                ", \"vendor\": {\"name\": \"%s\", \"contact\": \"hotline\"}".formatted(vendor));
        Api.Answer accepted = api.post(me, REQUESTS, byDetail("market"));
        String request = accepted.text("/id");
        String invoice = accepted.text("/invoices/0/id");

        assertThat(mailTo(mailbox))
                .contains(
                        "请开具发票", "Please issue", invoice, request, me + "/market", "40.00", "marketplace-third-party");
        assertThat(api.get(me, "/api/invoices/" + invoice).text("/vendor/contact"))
                .contains(mailbox, "0571-12345678");

        String path = "/api/upstream/vendor-answers/" + request + "/file";
        assertThat(api.postForm(me, path, null, "", "file", Proof.pdf()).status())
                .isEqualTo(403);
        assertThat(api.postForm("upstream", path.replace(request, "IV-0000-0000-0000"), null, "", "file", Proof.pdf())
                        .status())
                .isEqualTo(404);
        assertThat(api.postForm("upstream", path, null, "", "file", new Upload("a.pdf", new byte[] {1, 2, 3}))
                        .status())
                .isEqualTo(422);
        assertThat(api.postForm("upstream", path, null, "", "scan", Proof.pdf()).status())
                .isEqualTo(422);
        assertThat(api.postForm("upstream", path, null, "", "file", Proof.pdf()).text("/invoiceId"))
                .isEqualTo(invoice);
        assertThat(api.get(me, "/api/invoices/" + invoice + "/file").status())
                .as("not before it is issued")
                .isEqualTo(409);
        assertThat(api.get(me, "/api/invoices/" + invoice).body().at("/actions").toString())
                .isEqualTo("[\"CANCEL\"]");

        api.deliver(
                "vendor-answers",
                "{\"requestId\": \"%s\", \"outcome\": \"ISSUED\", \"number\": \"26449%015d\", \"at\": \"2026-01-20T10:00:00+08:00\"}"
                        .formatted(request, Math.floorMod(me.hashCode(), 1_000_000_000)));

        Api.Answer issued = api.get(me, "/api/invoices/" + invoice);
        assertThat(issued.text("/status")).isEqualTo("INVOICED");
        assertThat(issued.body().at("/actions").toString()).isEqualTo("[\"DOWNLOAD\"]");
        assertThat(api.get(me, "/api/requests/" + request).text("/outcome")).isEqualTo("ISSUED");
        HttpResponse<byte[]> file = api.file(me, "/api/invoices/" + invoice + "/file?format=pdf");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(new String(file.body(), UTF_8)).startsWith("%PDF");
        assertThat(api.get(me, "/api/invoices/" + invoice + "/file?format=xml").status())
                .as("a vendor sends one file")
                .isEqualTo(404);
        assertThat(api.post(me, "/api/invoices/" + invoice + "/cancellation", "{}")
                        .status())
                .isEqualTo(409);
    }

    /** The text of the mail that is on its way to a mailbox. */
    private String mailTo(String mailbox) {
        for (int i = 0; i < 100; i++) {
            JsonNode mails =
                    api.get("ops", "/api/sandbox/mails?to=" + mailbox).body().at("/items");
            if (!mails.isEmpty()) {
                return mails.get(0).toString();
            }
            LockSupport.parkNanos(100_000_000);
        }
        return "no mail";
    }

    @Test
    void a_master_asks_for_its_members_under_its_own_title() {
        String member = me + "-member";
        api.deliver(
                "accounts",
                enterprise(me, ", \"multiAccountService\": true"),
                enterprise(member, ", \"multiAccountService\": true, \"masterAccountId\": \"%s\"".formatted(me)));
        order("o1", "ecs", "10.00");
        api.deliver("consumption", line(member, "o1", "ecs", "20.00", JANUARY, ""));
        String both =
                "{\"method\": \"ORDER_DETAIL\", \"itemIds\": [\"%1$s/o1\", \"%2$s/o1\"], \"invoiceType\": \"GENERAL\"}"
                        .formatted(me, member);
        Api.Answer preview = api.post(me, PREVIEWS, both);
        assertThat(preview.text("/total/gross")).isEqualTo("30.00");
        assertThat(preview.body().at("/invoices/0/because").findValuesAsText("code"))
                .contains("ITEMS_OF_OTHER_ACCOUNTS");
        String membersTitle = api.get(member, "/api/titles").text("/items/0/id");
        Api.Answer refused =
                api.post(me, PREVIEWS, both.replace("}", ", \"titleId\": \"%s\"}".formatted(membersTitle)));
        assertThat(refused.text("/code")).isEqualTo("MASTER_TITLE_NEEDED");
        assertThat(refused.text("/rule")).isEqualTo("R26");
        assertThat(api.post(member, PREVIEWS, both).text("/code")).isEqualTo("CROSS_ACCOUNT_NOT_SUPPORTED");
    }

    @Test
    void a_masters_month_and_amount_include_its_members_until_it_switches_the_service_off() {
        String member = me + "-member";
        api.deliver(
                "accounts",
                enterprise(me, ""),
                enterprise(member, ", \"multiAccountService\": true, \"masterAccountId\": \"%s\"".formatted(me)));
        order("o1", "ecs", "10.00");
        api.deliver("consumption", line(member, "o1", "ecs", "20.00", JANUARY, ""));
        String month = "{\"method\": \"MONTHLY_BILL\", \"month\": \"2026-01\", \"invoiceType\": \"GENERAL\"}";
        String amount = "{\"method\": \"AMOUNT\", \"amount\": \"25.00\", \"invoiceType\": \"GENERAL\"}";
        assertThat(api.post(me, PREVIEWS, month).text("/total/gross")).isEqualTo("10.00");
        assertThat(api.get(me, "/api/account/members").text("/items/0/standing"))
                .isEqualTo("SERVICE_OFF");

        assertThat(turn(me, true).text("/enabled")).isEqualTo("true");
        assertThat(api.get(me, "/api/account/members").text("/items/0/standing"))
                .isEqualTo("LINKED");
        assertThat(api.post(me, PREVIEWS, month).text("/total/gross")).isEqualTo("30.00");
        assertThat(api.post(me, PREVIEWS, amount).text("/total/gross")).isEqualTo("25.00");
        assertThat(api.post(member, PREVIEWS, month).text("/total/gross"))
                .as("a member has its own and nothing of its master's")
                .isEqualTo("20.00");
        assertThat(api.get(me, "/api/consumption").body().findValuesAsText("accountId"))
                .containsExactlyInAnyOrder(me, member);
        assertThat(api.get(me, "/api/consumption?accountId=" + member).body().findValuesAsText("accountId"))
                .containsExactly(member);
        assertThat(api.get(member, "/api/consumption?accountId=" + me).text("/total"))
                .isEqualTo("0");

        assertThat(turn(me, false).text("/enabled")).isEqualTo("false");
        assertThat(api.post(me, PREVIEWS, month).text("/total/gross")).isEqualTo("10.00");
    }

    @Test
    void only_a_master_switches_the_multi_account_service() {
        assertThat(turn(me, true).text("/code")).isEqualTo("MASTER_ACCOUNT_ONLY");
        assertThat(api.get(me, "/api/account/members").text("/total")).isEqualTo("0");
    }

    private Api.Answer turn(String who, boolean on) {
        return api.post(who, "/api/account/multi-account-service", "{\"enabled\": %s}".formatted(on));
    }

    @Test
    void a_requested_invoice_is_never_changed() {
        order("o1", "ecs", "100.00");
        String changes =
                "/api/invoices/" + api.post(me, REQUESTS, byDetail("o1")).text("/invoices/0/id") + "/changes";
        Api.Answer type = api.post(me, changes, "{\"type\": \"SPECIAL\"}");
        assertThat(type.status()).isEqualTo(409);
        assertThat(type.text("/rule")).isEqualTo("R52");
        assertThat(type.text("/wouldPassIf")).contains("Return");
        assertThat(api.post(me, changes, "{\"date\": \"2026-01-01\"}").text("/rule"))
                .isEqualTo("R81");
        assertThat(api.post(me, changes, "{\"title\": \"Another Ltd.\"}").text("/code"))
                .isEqualTo("INVOICE_TITLE_FIXED");
        assertThat(api.post(me, changes, "{\"expenseType\": \"Support fee\"}").text("/code"))
                .isEqualTo("EXPENSE_TYPE_FIXED");
        assertThat(api.post(me, changes, "{}").status()).isEqualTo(422);
        assertThat(api.post("personal", changes, "{\"type\": \"SPECIAL\"}").status())
                .isEqualTo(404);
    }

    @Test
    void invoices_are_found_by_status_and_paged() {
        order("o1", "ecs", "100.00");
        api.post(me, REQUESTS, byAmount("1.00"));
        api.post(me, REQUESTS, byAmount("2.00"));
        Api.Answer page = api.get(me, "/api/invoices?page=1&size=1");
        assertThat(page.body().at("/total").intValue()).isEqualTo(2);
        assertThat(page.text("/items/0/gross")).isEqualTo("1.00");
        assertThat(api.get(me, "/api/invoices?status=RETURNED").body().at("/items"))
                .isEmpty();
        assertThat(api.get(me, "/api/invoices?status=LOST").status()).isEqualTo(422);
        assertThat(api.get(me, "/api/invoices?q=no-such-number").body().at("/items"))
                .isEmpty();
        assertThat(api.get(me, "/api/invoices/INV-NONE").status()).isEqualTo(404);
    }

    /** Everybody gets an answer to what he asked the first time, and nobody that too many ask at the moment. */
    private List<Api.Answer> askAtOnce(List<String> bodies) {
        List<CompletableFuture<Api.Answer>> asked =
                bodies.stream().map(body -> api.postLater(me, REQUESTS, body)).toList();
        List<Api.Answer> answers = asked.stream().map(CompletableFuture::join).toList();
        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.status()).as(answer.text("/code")).isIn(201, 409));
        return answers;
    }

    private int count() {
        return api.get(me, "/api/invoices").body().at("/total").intValue();
    }

    private static String enterprise(String account, String more) {
        return """
            {"accountId": "%s", "kind": "ENTERPRISE", "realName": "Synthetic Cloud Ltd.", "taxId": "91350100M000100Y43", "email": "a@example.com"%s}\
            """.formatted(account, more);
    }

    private void order(String id, String product, String amount) {
        order(id, product, amount, JANUARY, "");
    }

    private void order(String id, String product, String amount, String placedAt, String more) {
        api.deliver("consumption", line(me, id, product, amount, placedAt, more));
    }

    private static String line(String account, String id, String product, String amount, String placedAt, String more) {
        return """
            {"sourceId": "%1$s/%2$s", "kind": "ORDER", "accountId": "%1$s", "productCode": "%3$s", "amount": "%4$s", "placedAt": "%5$s", "paidAt": "%5$s"%6$s}\
            """.formatted(account, id, product, amount, placedAt, more);
    }

    private void refund(String id, String amount, String of) {
        api.deliver("consumption", """
            {"sourceId": "%1$s/%2$s", "kind": "REFUND", "accountId": "%1$s", "productCode": "ecs", "amount": "%3$s", "placedAt": "2026-01-20T10:00:00+08:00", "refundOf": "%1$s/%4$s"}\
            """.formatted(me, id, amount, of));
    }

    private String byDetail(String... ids) {
        List<String> quoted = new ArrayList<>();
        for (String id : ids) {
            quoted.add("\"%s/%s\"".formatted(me, id));
        }
        return "{\"method\": \"ORDER_DETAIL\", \"itemIds\": [%s], \"invoiceType\": \"GENERAL\"}"
                .formatted(String.join(", ", quoted));
    }

    private static String byAmount(String amount, String... more) {
        return "{\"method\": \"AMOUNT\", \"amount\": \"%s\", \"invoiceType\": \"GENERAL\"%s}"
                .formatted(amount, more.length == 0 ? "" : ", " + String.join(", ", more));
    }

    private static String withVersion(String body, String version) {
        return body.replace("}", ", \"previewVersion\": \"%s\"}".formatted(version));
    }

    private static List<String> amounts(JsonNode invoices) {
        return StreamSupport.stream(invoices.spliterator(), false)
                .map(invoice -> String.join(
                        " ",
                        invoice.at("/entityCode").asText(),
                        invoice.at("/gross").asText(),
                        invoice.at("/net").asText(),
                        invoice.at("/tax").asText()))
                .toList();
    }
}
