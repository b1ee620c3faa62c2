package io.fapiaodesk.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.testing.Browser;
import io.fapiaodesk.testing.PackagedApplication;
import io.fapiaodesk.testing.Proof;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Papers: lost invoices, from the report to what takes their place, and certificates, in the browsers of both sides. */
class PaperLossStoryIT {

    @RegisterExtension
    static final Browser browser = new Browser();

    private static PackagedApplication application;

    @BeforeAll
    static void start() {
        application = PackagedApplication.start("--fapiao.demo-data=false");
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void a_returned_invoice_is_mailed_again_and_followed_until_it_is_delivered() throws IOException {
        String invoice = historic("3300194130", "20000017", "E01", "EA300000017CN");
        told("EA300000017CN", "IN_TRANSIT", 3);
        Customer customer = customer();
        customer.look("/invoices/" + invoice);
        assertThat(customer.section("寄送")).containsText("EA300000017CN");
        assertThat(customer.section("寄送")).containsText("在途");
        link(customer.page(), "申报遗失").click();
        choose(customer, "包裹上的地址正确吗", "正确");
        choose(customer, "包裹上的电话正确吗", "正确，快递能联系到我");
        customer.button("提交申报").click();
        customer.page().waitForURL("**/requests/PL-*");
        String id = customer.page().url().replaceAll(".*/", "");
        assertThat(customer.page().getByRole(AriaRole.MAIN)).containsText("请耐心等待");
        assertThat(customer.section("当前进度").locator(".djs-element.step-active")).containsText("等待包裹消息");

        told("EA300000017CN", "RETURNED", 1);
        customer.look("/requests/" + id);
        assertThat(customer.section("处理记录")).containsText("快递消息：已退回");
        customer.page().getByLabel("姓名").fill("示例收件人");
        customer.page().getByLabel("手机号码").fill("021-00000000");
        customer.page().getByLabel("邮寄地址").fill("上海市示例路 1 号");
        customer.button("提交收件信息").click();
        assertThat(customer.section("处理记录")).containsText("已提供收件信息");

        Reviewer clerk = new Reviewer(browser.visitor(options -> options.setLocale("en")), application);
        clerk.signIn("paper-clerk");
        clerk.select("My groups' tasks");
        clerk.claim("Handle loss");
        assertThat(clerk.form()).containsText("R75");
        assertThat(clerk.form()).not().containsText("示例收件人");
        assertThat(clerk.form().locator("a[href='/staff/cases/" + id + "']")).isVisible();
        Page casePage = clerk.page().context().newPage();
        casePage.navigate(application.address("/staff/cases/" + id).toString());
        assertThat(casePage.getByRole(AriaRole.MAIN)).containsText("Scenario 3");
        assertThat(casePage.getByRole(AriaRole.MAIN)).containsText("EA300000017CN");
        assertThat(casePage.getByRole(AriaRole.MAIN)).not().containsText("021-00000000");
        casePage.close();
        clerk.choose("Mail it again");
        clerk.decide("Book the courier");

        String second = await().atMost(Duration.ofSeconds(60))
                .until(() -> parcelOf(invoice), number -> !number.equals("EA300000017CN"));
        customer.look("/requests/" + id);
        assertThat(customer.section("处理记录")).containsText("已重新寄出，运单号 " + second);
        told(second, "DELIVERED", 0);
        customer.look("/requests/" + id);
        assertThat(customer.section("快递已妥投")).isVisible();
    }

    @Test
    void who_never_got_a_delivered_invoice_gets_a_copy_of_the_stub_and_others_go_back_in_parcels_by_address()
            throws IOException {
        String lost = historic("3300194130", "30000025", "E04", "EA300000025CN");
        String beijing = historic("1100194130", "30000033", "X01", "EA300000033CN");
        told("EA300000025CN", "DELIVERED", 2);
        Customer customer = customer();
        customer.look("/invoices/" + lost + "/loss");
        choose(customer, "您曾经收到过这张发票吗", "从未收到");
        customer.button("提交申报").click();
        customer.page().waitForURL("**/requests/PL-*");
        String id = customer.page().url().replaceAll(".*/", "");
        assertThat(customer.page().getByRole(AriaRole.MAIN)).containsText("请先向快递查询签收人");
        assertThat(customer.page().getByRole(AriaRole.MAIN)).containsText("国家税务总局公告2020年第1号");

        Reviewer clerk = new Reviewer(browser.visitor(options -> options.setLocale("en")), application);
        clerk.signIn("paper-clerk");
        clerk.select("My groups' tasks");
        clerk.claim("Handle loss");
        clerk.decide("Stamped copy of the stub");
        customer.look("/requests/" + id);
        Download copy = customer.page()
                .waitForDownload(() ->
                        customer.section("文件").getByRole(AriaRole.LINK).first().click());
        assertThat(textOf(copy)).contains("3300194130", "30000025", "发票专用章", id);

        customer.look("/returns/packages?invoiceIds=" + lost + "&invoiceIds=" + beijing);
        assertThat(customer.section("包裹 1")).containsText("Hangzhou");
        assertThat(customer.section("包裹 2")).containsText("Beijing");
        Download labels = customer.page()
                .waitForDownload(() -> link(customer.page(), "打印标签（PDF）").click());
        assertThat(textOf(labels)).contains("Hangzhou Invoice Team", "COD", "1100194130", "30000033");
    }

    @Test
    void a_certificate_that_the_administrator_uploads_is_what_a_customer_downloads() throws IOException {
        byte[] pdf = Proof.pdf().content();
        Customer admin = new Customer(browser.visitor(), application);
        admin.signIn("admin");
        admin.look("/admin/companies/E02");
        admin.page().getByLabel("加盖公章的 PDF").setInputFiles(new FilePayload("sealed.pdf", "application/pdf", pdf));
        admin.button("上传盖章 PDF").click();
        assertThat(admin.page().getByRole(AriaRole.MAIN)).containsText("有效");

        Customer customer = customer();
        customer.look("/companies/E02");
        Download paper = customer.page()
                .waitForDownload(() -> link(customer.page(), "下载证明").click());

        assertThat(Files.readAllBytes(paper.path())).isEqualTo(pdf);
    }

    private static void choose(Customer customer, String question, String answer) {
        customer.page()
                .locator(".fjs-form-field-radio")
                .filter(new Locator.FilterOptions().setHasText(question))
                .getByLabel(answer, new Locator.GetByLabelOptions().setExact(true))
                .check();
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Customer customer() {
        Customer customer = new Customer(browser.visitor(), application);
        customer.signIn("enterprise");
        return customer;
    }

    private static String historic(String code, String number, String entity, String parcel) throws IOException {
        upstream(
                "invoices",
                "{\"number\":\"%s\",\"accountId\":\"enterprise\",\"entityCode\":\"%s\",\"type\":\"SPECIAL\",\"medium\":\"PAPER\",\"gross\":\"1060.00\",\"rate\":\"0.06\",\"issuedAt\":\"2024-05-20T10:00:00+08:00\",\"trackingNumber\":\"%s\"}"
                        .formatted(code + number, entity, parcel));
        return json("/api/invoices?q=" + code + number).at("/items/0/id").textValue();
    }

    private static void told(String parcel, String status, int daysAgo) {
        upstream(
                "delivery-events",
                "{\"trackingNumber\":\"%s\",\"status\":\"%s\",\"at\":\"%s\"}"
                        .formatted(
                                parcel,
                                status,
                                OffsetDateTime.now(ShanghaiTime.ZONE).minusDays(daysAgo)));
    }

    private static void upstream(String what, String line) {
        var answer = application.call("upstream", "POST", "/api/upstream/" + what, "application/x-ndjson", line);
        assertThat(answer.body()).contains("\"accepted\":1");
    }

    private static String parcelOf(String invoice) throws IOException {
        return json("/api/invoices/" + invoice).at("/paper/trackingNumber").asText();
    }

    private static JsonNode json(String path) throws IOException {
        return new ObjectMapper()
                .readTree(application.call("enterprise", "GET", path).body());
    }

    private static String textOf(Download download) throws IOException {
        try (PDDocument document = Loader.loadPDF(Files.readAllBytes(download.path()))) {
            return new PDFTextStripper().getText(document);
        }
    }
}
