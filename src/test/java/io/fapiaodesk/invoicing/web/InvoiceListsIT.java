package io.fapiaodesk.invoicing.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.fapiaodesk.invoicing.InvoiceView;
import io.fapiaodesk.invoicing.ReadInvoices;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.platform.sheet.Cell;
import io.fapiaodesk.platform.sheet.Row;
import io.fapiaodesk.platform.sheet.Spreadsheet;
import io.fapiaodesk.testing.Api;
import io.fapiaodesk.testing.WholeApplication;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Lists that leave for spreadsheets and come back from them. */
@WholeApplication
class InvoiceListsIT {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @LocalServerPort
    private int port;

    @Autowired
    private ReadInvoices invoices;

    private final String me = "lists-" + NUMBER.incrementAndGet();
    private Api api;

    @BeforeEach
    void an_enterprise_has_consumed_something() {
        api = new Api(port);
        api.deliver("accounts", """
            {"accountId": "%s", "kind": "ENTERPRISE", "realName": "=示例科技有限公司", "taxId": "91310115MA1K4TXT5W", "email": "%s@customer.example", "language": "zh-CN"}\
            """.formatted(me, me));
        api.deliver("consumption", order("1", "100.00"), order("2", "200.00"), order("20260000000000000017", "50.00"));
    }

    @Test
    void the_list_of_invoices_has_red_letter_invoices_as_rows_of_their_own_and_adds_up() throws Exception {
        String kept = issued("1");
        String back = issued("2");
        assertThat(api.post(me, "/api/invoices/" + back + "/returns", "{\"reason\": \"开票有误\"}")
                        .status())
                .isEqualTo(201);
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        api.get(me, "/api/invoices/" + back).text("/status").equals("RETURNED"));
        String number = api.get(me, "/api/invoices/" + kept).text("/number");
        String red = api.get(me, "/api/invoices/" + back).text("/return/redNumber");

        for (String format : List.of("xlsx", "csv")) {
            HttpResponse<byte[]> file = get("/api/exports/invoices." + format);
            assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
                    .contains("invoices." + format, "filename*=UTF-8''%E5%8F%91%E7%A5%A8");
            List<Map<String, String>> rows = table(file.body());
            assertThat(rows).hasSize(3);
            assertThat(rows).extracting(row -> row.get("状态")).containsExactlyInAnyOrder("已开票", "已退票", "红字发票");
            assertThat(rows.stream()
                            .map(row -> new BigDecimal(row.get("价税合计")))
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo("100.00");
            assertThat(rows)
                    .extracting(row -> row.get("发票号码"), row -> row.get("红冲号码"), row -> row.get("被红冲号码"))
                    .contains(
                            tuple(number, "", ""),
                            tuple(red, "", api.get(me, "/api/invoices/" + back).text("/number")));
            assertThat(rows).allSatisfy(row -> {
                assertThat(row).containsEntry("购方税号", "91310115MA1K4TXT5W").containsEntry("税率", "6%");
                assertThat(row.get("销售方")).isEqualTo("阿里云计算有限公司");
                assertThat(row.get("开票内容")).isEqualTo("*生产生活服务*软件服务费");
            });
        }
        assertThat(new String(get("/api/exports/invoices.csv").body(), UTF_8))
                .startsWith("\uFEFF")
                .contains("\"\t" + number + "\"", "\"'=示例科技有限公司\"", ",-200.00,");
        assertThat(table(get("/api/exports/invoices.csv?status=RED").body())).hasSize(1);
        assertThat(table(get("/api/exports/invoices.xlsx?status=INVOICED&entityCode=E01&type=GENERAL")
                        .body()))
                .hasSize(1);
        assertThat(table(get("/api/exports/invoices.xlsx?to=2020-01-01").body()))
                .isEmpty();
        assertThat(table(get("/api/exports/invoices.xlsx?from=2020-01-01").body()))
                .hasSize(3);
        assertThat(api.get(me, "/api/exports/invoices.csv?from=soon&status=x&type=y&entityCode=E99")
                        .body()
                        .at("/errors")
                        .findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/from", "/status", "/type", "/entityCode");

        HttpResponse<byte[]> files = post("/api/invoices/files", "{\"ids\": [\"%s\", \"%s\"]}".formatted(kept, back));
        assertThat(files.headers().firstValue("Content-Type")).contains("application/zip");
        assertThat(names(files.body())).hasSize(4).anyMatch(name -> name.contains(number) && name.endsWith(".pdf"));
        assertThat(names(post("/api/invoices/files", "{\"ids\": [\"%s\"], \"formats\": [\"XML\"]}".formatted(kept))
                        .body()))
                .hasSize(1);
        assertThat(api.post(me, "/api/invoices/files", "{\"ids\": [\"%s\"], \"formats\": [\"OFD\"]}".formatted(kept))
                        .text("/code"))
                .isEqualTo("OFD_NOT_OFFERED");
        assertThat(api.post(me, "/api/invoices/files", "{\"ids\": [\"%s\", \"INV-NONE\"]}".formatted(kept))
                        .status())
                .isEqualTo(404);
        assertThat(api.post(me, "/api/invoices/files", "{}").status()).isEqualTo(422);
    }

    @Test
    void a_paper_invoice_is_found_behind_any_number_of_later_digital_ones() {
        List<String> lines = new ArrayList<>();
        lines.add(historic("%08d".formatted(NUMBER.get()), "PAPER"));
        for (int digital = 0; digital < 201; digital++) {
            lines.add(historic("26332000%06d%06d".formatted(NUMBER.get(), digital), "DIGITAL"));
        }
        api.deliver("invoices", lines.toArray(String[]::new));

        assertThat(invoices.onPaper(new SignedIn(me, me, Set.of())))
                .extracting(InvoiceView::number)
                .containsExactly("%08d".formatted(NUMBER.get()));
    }

    @Test
    void our_own_list_is_given_back_with_amounts_changed_and_they_are_carried_on() throws Exception {
        for (String format : List.of("xlsx", "csv")) {
            byte[] list = get("/api/exports/consumption." + format).body();
            assertThat(table(list)).hasSize(3).allSatisfy(row -> assertThat(row.get("可开票金额"))
                    .isNotEmpty());
            Api.Answer tried = dryRun(list, "application/octet-stream");
            assertThat(tried.body().at("/invoiceable").intValue()).isEqualTo(3);
            assertThat(tried.text("/preview/total/gross")).isEqualTo("350.00");
        }
        String list = "订单号;金额\r\n%1$s/1;￥40.00\r\n=\"%1$s/2\";\"1,99.00\"\r\n2.026E+19;5\r\n".formatted(me);
        Api.Answer tried = dryRun(list.getBytes(Charset.forName("GBK")), "text/csv");
        assertThat(tried.text("/lines/0/amount")).isEqualTo("40.00");
        assertThat(tried.text("/lines/2/shown")).isEqualTo("2.026E+19");
        assertThat(tried.text("/lines/2/reasons/0/code")).isEqualTo("SPREADSHEET_LOST_DIGITS");
        assertThat(tried.text("/lines/2/reasons/0/detail")).contains("2.026E+19", "scientific");

        String parts =
                "{\"method\": \"ORDER_DETAIL\", \"itemIds\": [\"%1$s/1\", \"%1$s/2\"], \"itemAmounts\": {\"%1$s/1\":"
                        + " \"%2$s\"}, \"invoiceType\": \"GENERAL\"}";
        Api.Answer preview = api.post(me, "/api/invoice-previews", parts.formatted(me, "40.00"));
        assertThat(preview.text("/total/gross")).isEqualTo("240.00");
        assertThat(api.post(me, "/api/invoice-previews", parts.formatted(me, "100.01"))
                        .text("/code"))
                .isEqualTo("AMOUNT_EXCEEDS_CONSUMPTION");
        assertThat(api.post(me, "/api/invoice-previews", parts.formatted(me, "0.00"))
                        .text("/code"))
                .isEqualTo("AMOUNT_EXCEEDS_CONSUMPTION");
        assertThat(api.post(
                                me,
                                "/api/invoice-previews",
                                "{\"method\": \"ORDER_DETAIL\", \"itemIds\": [\"%1$s/1\"], \"itemAmounts\": {\"%1$s/2\": \"1.00\"}, \"invoiceType\": \"GENERAL\"}"
                                        .formatted(me))
                        .text("/code"))
                .isEqualTo("AMOUNT_OF_NO_ITEM");
        Api.Answer requested = api.post(me, "/api/invoice-requests", parts.formatted(me, "40.00"));
        assertThat(requested.text("/invoices/0/gross")).isEqualTo("240.00");
        assertThat(api.get(me, "/api/consumption?q=" + me + "/1").text("/items/0/invoiced"))
                .isEqualTo("40.00");
        assertThat(dryRun("%PDF-1.7".getBytes(UTF_8), "text/csv").text("/code")).isEqualTo("LIST_IS_PDF");
    }

    private String issued(String order) {
        Api.Answer requested = api.post(
                me,
                "/api/invoice-requests",
                "{\"method\": \"ORDER_DETAIL\", \"itemIds\": [\"%s/%s\"], \"invoiceType\": \"GENERAL\"}"
                        .formatted(me, order));
        String id = requested.text("/invoices/0/id");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> api.get(me, "/api/invoices/" + id).text("/status").equals("INVOICED"));
        return id;
    }

    private Api.Answer dryRun(byte[] list, String type) {
        return api.send(api.request(me, "/api/invoice-dry-runs")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(list))
                .build());
    }

    private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return send(api.request(me, path).GET().build());
    }

    private HttpResponse<byte[]> post(String path, String body) throws IOException, InterruptedException {
        return send(api.request(me, path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private static HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer;
    }

    private static List<String> names(byte[] zip) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    /** The rows by heading; what is empty is an empty text. */
    private static List<Map<String, String>> table(byte[] file) {
        List<Row> rows = Spreadsheet.read(file, 100).fold(read -> read, refusals -> {
            throw new AssertionError(refusals);
        });
        List<Cell> headings = rows.get(0).cells();
        return rows.stream()
                .skip(1)
                .map(row -> {
                    Map<String, String> byHeading = new HashMap<>();
                    for (int place = 0; place < headings.size(); place++) {
                        byHeading.put(
                                headings.get(place).text(), row.cell(place).text());
                    }
                    return byHeading;
                })
                .toList();
    }

    private String historic(String number, String medium) {
        return """
            {"number": "%s", "accountId": "%s", "entityCode": "E01", "type": "GENERAL", "medium": "%s", "gross": "1.00", "rate": "0.06", "issuedAt": "2024-03-01T10:00:00+08:00"}\
            """.formatted(number, me, medium);
    }

    private String order(String id, String amount) {
        return """
            {"sourceId": "%1$s/%2$s", "kind": "ORDER", "accountId": "%1$s", "productCode": "ecs", "amount": "%3$s", "placedAt": "2026-01-05T10:00:00+08:00", "paidAt": "2026-01-05T10:00:00+08:00"}\
            """.formatted(me, id, amount);
    }
}
