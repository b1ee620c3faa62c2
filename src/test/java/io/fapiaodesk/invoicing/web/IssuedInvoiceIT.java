package io.fapiaodesk.invoicing.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fapiaodesk.testing.Api;
import io.fapiaodesk.testing.WholeApplication;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** From the request to the mailbox, over HTTP, with the tax bureau's simulator behind the real client. */
@WholeApplication
class IssuedInvoiceIT {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String TAX_BUREAU = "/api/sandbox/tax-bureau";

    @LocalServerPort
    private int port;

    private final String me = "issued-" + NUMBER.incrementAndGet();
    private Api api;

    @BeforeEach
    void an_enterprise_has_consumed_something() {
        api = new Api(port);
        api.deliver("accounts", """
            {"accountId": "%s", "kind": "ENTERPRISE", "realName": "示例云科技（上海）有限公司", "taxId": "91310115MA1K4TXT5W", "email": "%s@customer.example", "language": "en"}\
            """.formatted(me, me));
        api.deliver("consumption", """
            {"sourceId": "%1$s/1", "kind": "ORDER", "accountId": "%1$s", "productCode": "ecs", "amount": "6150.00", "placedAt": "2026-01-05T10:00:00+08:00", "paidAt": "2026-01-05T10:00:00+08:00"}\
            """.formatted(me));
        setBureau("{\"latencyMillis\": 300}");
    }

    @AfterEach
    void the_bureau_is_as_before() {
        setBureau("{\"latencyMillis\": 300, \"failNext\": 0}");
    }

    @Test
    void an_invoice_is_issued_mailed_with_both_files_and_downloaded_the_same_every_time()
            throws IOException, InterruptedException {
        Api.Answer requested = request();
        String invoice = requested.text("/invoices/0/id");

        await().atMost(Duration.ofSeconds(60)).until(() -> statusOf(invoice).equals("INVOICED"));

        JsonNode read = api.get(me, "/api/invoices/" + invoice).body();
        String number = read.at("/number").asText();
        assertThat(number).matches("\\d{20}");
        assertThat(read.at("/actions").toString()).contains("DOWNLOAD").doesNotContain("CANCEL");
        HttpResponse<byte[]> pdf = file(invoice, "pdf");
        assertThat(pdf.statusCode()).isEqualTo(200);
        assertThat(pdf.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(pdf.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(pdf.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment;")
                .contains(number + ".pdf");
        assertThat(textOf(pdf.body())).contains(number, "示例云科技（上海）有限公司", "陆仟壹佰伍拾圆整", "5801.89", "348.11");
        assertThat(file(invoice, "pdf").body()).isEqualTo(pdf.body());
        assertThat(new String(file(invoice, "xml").body(), UTF_8)).contains(number, "<Sample>true</Sample>");
        JsonNode mail = theMail();
        assertThat(mail.at("/subject").asText()).contains(number, "6150.00");
        assertThat(mail.at("/attachments").toString()).contains(number + ".pdf", number + ".xml");
        JsonNode request = api.get(me, "/api/requests/" + requested.text("/id")).body();
        assertThat(request.at("/outcome").asText()).isEqualTo("ISSUED");
        assertThat(request.at("/timeline").toString()).contains(number);

        String elsewhere = "bookkeeper-" + me + "@customer.example";
        assertThat(api.post(me, "/api/invoices/" + invoice + "/mails", "{\"email\": \"" + elsewhere + "\"}")
                        .status())
                .isEqualTo(202);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !mails(elsewhere).at("/items").isEmpty()
                        || !mails(elsewhere).isEmpty());
        assertThat(mails(elsewhere).toString()).contains("This is a sample.");
        Api.Answer tooLate = api.post(me, "/api/invoices/" + invoice + "/cancellation", "");
        assertThat(tooLate.status()).isEqualTo(409);
        assertThat(tooLate.text("/code")).isEqualTo("ALREADY_ISSUED");
        assertThat(tooLate.text("/rule")).isEqualTo("R56");
    }

    @Test
    void while_the_bureau_works_on_it_the_customer_reads_so_cancels_and_can_ask_again() {
        setBureau("{\"latencyMillis\": 3600000}");
        Api.Answer requested = request();
        String invoice = requested.text("/invoices/0/id");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        api.get(me, "/api/requests/" + requested.text("/id")).text("/statusDetail"))
                .startsWith("Waiting for the tax bureau since"));
        Api.Answer early = api.get(me, "/api/invoices/" + invoice + "/file?format=pdf");
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.text("/code")).isEqualTo("NOT_ISSUED_YET");

        setBureau("{\"failNext\": 1}");
        Api.Answer unreachable = api.post(me, "/api/invoices/" + invoice + "/cancellation", "");
        if (unreachable.status() != 200) {
            // Unless a question of the process came in between and met the failure.
            assertThat(unreachable.status()).isEqualTo(503);
            assertThat(unreachable.text("/code")).isEqualTo("TAX_BUREAU_UNREACHABLE");
            assertThat(statusOf(invoice)).isEqualTo("INVOICING");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> api.post(me, "/api/invoices/" + invoice + "/cancellation", "")
                                    .status()
                            == 200);
        }

        assertThat(statusOf(invoice)).isEqualTo("CANCELLED");
        assertThat(api.get(me, "/api/requests/" + requested.text("/id")).text("/outcome"))
                .isEqualTo("CANCELLED");
        assertThat(request().status()).isEqualTo(201);
    }

    @Test
    void what_the_customer_wants_on_it_is_printed_and_whom_it_names_gets_it() throws IOException, InterruptedException {
        for (int n = 2; n < 5; n++) {
            api.deliver("consumption", """
                {"sourceId": "%1$s/%2$d", "kind": "ORDER", "accountId": "%1$s", "productCode": "ecs", "amount": "33.33", "placedAt": "2026-01-05T10:00:00+08:00", "paidAt": "2026-01-05T10:00:00+08:00"}\
                """.formatted(me, n));
        }
        String elsewhere = "books-" + me + "@customer.example";
        Api.Answer requested = api.post(me, "/api/invoice-requests", """
            {"method": "ORDER_DETAIL", "itemIds": ["%1$s/2", "%1$s/3", "%1$s/4"], "invoiceType": "GENERAL", "lines": "CONTENT", "remarks": "合同 C-4711", "mailTo": ["%2$s"]}\
            """.formatted(me, elsewhere));
        String invoice = requested.text("/invoices/0/id");
        await().atMost(Duration.ofSeconds(60)).until(() -> statusOf(invoice).equals("INVOICED"));

        String xml = new String(file(invoice, "xml").body(), UTF_8);
        assertThat(xml.split("<IssuItemInformation>")).hasSize(2);
        assertThat(xml).contains("<Amount>94.33</Amount>", "<ComTaxAm>5.66</ComTaxAm>", "<Remark>合同 C-4711</Remark>");
        assertThat(textOf(file(invoice, "pdf").body())).contains("合同 C-4711", "94.33", "5.66");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> mails(elsewhere).toString().contains(".pdf"));
    }

    @Test
    void customers_of_the_demo_have_invoices_from_the_start() {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        api.get("demo-03", "/api/invoices").body().findValuesAsText("status"))
                .containsExactly("INVOICED", "INVOICED"));
    }

    private Api.Answer request() {
        Api.Answer answer = api.post(
                me,
                "/api/invoice-requests",
                "{\"method\": \"ORDER_DETAIL\", \"itemIds\": [\"%s/1\"], \"invoiceType\": \"GENERAL\"}".formatted(me));
        assertThat(answer.status()).isEqualTo(201);
        return answer;
    }

    private String statusOf(String invoice) {
        return api.get(me, "/api/invoices/" + invoice).text("/status");
    }

    private JsonNode theMail() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> mails(me + "@customer.example").findValuesAsText("subject").stream()
                        .anyMatch(subject -> subject.contains("invoice")));
        JsonNode all = mails(me + "@customer.example");
        JsonNode list = all.has("items") ? all.get("items") : all;
        return list.get(list.size() - 1);
    }

    private JsonNode mails(String to) {
        return api.get(me, "/api/sandbox/mails?to=" + to).body();
    }

    private void setBureau(String setting) {
        assertThat(api.send(api.request("ops", TAX_BUREAU)
                                .header("Content-Type", "application/json")
                                .PUT(BodyPublishers.ofString(setting))
                                .build())
                        .status())
                .isEqualTo(200);
    }

    private HttpResponse<byte[]> file(String invoice, String format) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        api.request(me, "/api/invoices/" + invoice + "/file?format=" + format)
                                .GET()
                                .build(),
                        BodyHandlers.ofByteArray());
    }

    private static String textOf(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
