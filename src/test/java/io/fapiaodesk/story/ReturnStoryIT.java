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
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.testing.Browser;
import io.fapiaodesk.testing.PackagedApplication;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Returns of invoices, seen in the browsers of the bookkeeper and of the tax operator. */
class ReturnStoryIT {

    private static final String BUYER = "91350100M000100Y43";
    private static final String SELLER = "91330106673959654P";

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
    void an_invoice_with_a_wrong_date_goes_back_directly_and_the_new_request_lies_ready() throws Exception {
        Customer customer = enterprise("direct", "91310115MA1K4TXT5W");
        upstream("consumption", """
            {"sourceId":"direct-ecs","kind":"ORDER","accountId":"direct","productCode":"ecs","amount":"1200.00","placedAt":"2025-11-02T10:00:00+08:00","paidAt":"2025-11-02T10:00:00+08:00"}
            """);
        String id = issued("direct", "direct-ecs");

        customer.look("/invoices/" + id);
        Page page = customer.page();
        link(page, "需要其他日期").click();
        assertThat(page.getByText("R81")).isVisible();
        assertThat(customer.heading("可直接退票")).isVisible();
        assertThat(page.getByLabel("退票原因")).hasValue("需要其他开票日期");
        customer.button("提交退票").click();
        page.waitForURL("**/requests/RT-*");

        reloadUntil(page, "红字发票已开具");
        assertThat(customer.section("处理记录").getByRole(AriaRole.LISTITEM)).not().hasCount(1);
        Download red = page.waitForDownload(() -> customer.section("文件")
                .getByRole(AriaRole.LINK)
                .filter(new Locator.FilterOptions().setHasText(".pdf"))
                .click());
        assertThat(Files.readAllBytes(red.path())).startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));

        link(page, "申请新发票").click();
        assertThat(customer.heading("将要开具的发票")).isVisible();
        assertThat(page.getByRole(AriaRole.ARTICLE)).containsText("1,132.08 + 67.92");
        customer.button("申请这些发票").click();
        page.waitForURL("**/requests/IV-*");
    }

    @Test
    void a_booked_special_invoice_goes_back_by_the_form_of_the_tax_bureau_and_the_decision_of_an_operator()
            throws Exception {
        Customer customer = enterprise("booked", BUYER);
        String number = "26332000000000000017";
        String form = "330106" + OffsetDateTime.now(ShanghaiTime.ZONE).format(DateTimeFormatter.ofPattern("yyMM"))
                + "0000000017";
        upstream("invoices", """
            {"number":"%s","accountId":"booked","entityCode":"E01","type":"SPECIAL","medium":"DIGITAL","gross":"1060.00","rate":"0.06","issuedAt":"%s"}
            """.formatted(
                        number, OffsetDateTime.now(ShanghaiTime.ZONE).minusDays(2)));

        customer.look("/invoices?q=" + number);
        Page page = customer.page();
        page.locator(".list h3 a").first().click();
        page.waitForURL("**/invoices/INV-*");
        link(page, "退票").click();
        page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("都没有"))
                .check();
        customer.button("下一步").click();
        assertThat(customer.heading("可直接退票")).isVisible();

        upstream("booking-events", """
            {"number":"%s","booked":true,"deducted":false,"at":"%s"}
            """.formatted(number, OffsetDateTime.now(ShanghaiTime.ZONE)));
        page.reload();
        assertThat(customer.heading("需先填写红字信息确认单")).isVisible();
        assertThat(page.getByText("不含税金额 1,000.00，税额 60.00")).isVisible();
        assertThat(customer.button("复制")).isVisible();
        page.getByLabel("红字信息确认单编号").fill("123");
        page.getByLabel("退票原因").fill("开票信息有误");
        customer.button("提交退票").click();
        assertThat(page.locator("#form-number-error")).containsText("20位数字");
        assertThat(page.getByLabel("备注（选填）")).hasValue(number);

        bureau("""
            {"forms":[{"number":"%s","state":"03","blueNumber":"%s","sellerTaxId":"%s","buyerTaxId":"%s","net":"1000.00","tax":"60.00","reasonCode":"01","createdAt":"%s"}]}
            """.formatted(form, number, SELLER, BUYER, OffsetDateTime.now(ShanghaiTime.ZONE)));
        page.getByLabel("红字信息确认单编号").fill(form);
        customer.button("提交退票").click();
        page.waitForURL("**/requests/RT-*");
        String id = page.url().replaceAll(".*/", "");
        assertThat(customer.section("承诺时限")).containsText("还剩 3 个工作日");

        Reviewer operator = new Reviewer(browser.visitor(options -> options.setLocale("en")), application);
        operator.signIn("tax-operator");
        operator.select("My groups' tasks");
        operator.claim("Process return");
        assertThat(operator.form()).containsText(number);
        assertThat(operator.form()).containsText(form);
        assertThat(operator.form().locator("a[href='/staff/cases/" + id + "']")).isVisible();
        operator.decide("Issue the red-letter invoice");

        reloadUntil(page, "红字发票已开具");
        customer.section("发票").getByRole(AriaRole.LINK).first().click();
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("已退票");
        assertThat(link(page, "红字发票 PDF")).isVisible();
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void reloadUntil(Page page, String text) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    page.reload();
                    return page.getByRole(AriaRole.MAIN).innerText().contains(text);
                });
    }

    /** Has an item invoiced, and answers the id of the invoice once it is issued. */
    private static String issued(String account, String item) throws IOException {
        String id = json(application
                        .call(account, "POST", "/api/invoice-requests", """
                            {"method":"ORDER_DETAIL","itemIds":["%s"],"invoiceType":"GENERAL"}\
                            """.formatted(item))
                        .body())
                .at("/invoices/0/id")
                .textValue();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> application
                        .call(account, "GET", "/api/invoices/" + id)
                        .body()
                        .contains("\"INVOICED\""));
        return id;
    }

    private static Customer enterprise(String name, String taxId) {
        upstream("accounts", """
            {"accountId":"%s","kind":"ENTERPRISE","realName":"示例企业%s有限公司","taxId":"%s","email":"%s@customer.example","taxpayerType":"GENERAL"}
            """.formatted(name, name, taxId, name));
        Customer customer = new Customer(browser.visitor(), application);
        customer.signIn(name);
        return customer;
    }

    private static void upstream(String what, String line) {
        assertThat(application
                        .call("upstream", "POST", "/api/upstream/" + what, "application/x-ndjson", line)
                        .body())
                .contains("\"accepted\":1");
    }

    private static void bureau(String settings) {
        assertThat(application
                        .call("ops", "PUT", "/api/sandbox/tax-bureau", settings)
                        .statusCode())
                .isBetween(200, 299);
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
