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
import io.fapiaodesk.testing.Browser;
import io.fapiaodesk.testing.PackagedApplication;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Invoices, from what was consumed to the file and the mail, seen in the browser of the bookkeeper. */
class InvoiceStoryIT {

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
    void an_amount_is_split_into_two_invoices_issued_downloaded_and_mailed() throws Exception {
        Customer customer = enterprise("split", "91350100M000100Y43");
        consumed("split", "split-ecs", "ecs", "1200.00", "2025-11-02");
        consumed("split", "split-sms", "sms", "500.00", "2025-11-03");

        customer.look("/invoices/new");
        Page page = customer.page();
        radio(page, "按金额").check();
        page.getByLabel("全选本页").check();
        assertThat(page.getByText("已选 2 项，¥ 1,700.00")).isVisible();
        page.getByLabel("金额（人民币，含税）").fill("1500");
        page.locator("#lines").selectOption("CONTENT");
        page.getByLabel("备注").fill("合同 7 号");
        page.getByLabel("同时发送至").fill("books@customer.example， chief@customer.example");
        customer.button("预览发票").click();

        assertThat(customer.heading("将要开具的发票")).isVisible();
        Locator wishes = customer.section("本次发票的填写要求");
        assertThat(wishes).containsText("相同开票内容合并为一行");
        assertThat(wishes).containsText("合同 7 号");
        assertThat(wishes).containsText("books@customer.example, chief@customer.example");
        Locator first = page.getByRole(AriaRole.ARTICLE).nth(0);
        assertThat(first).containsText("1,132.08 + 67.92");
        assertThat(first).containsText("R38");
        assertThat(page.getByRole(AriaRole.ARTICLE).nth(1)).containsText("275.23 + 24.77");
        assertThat(customer.section("留待以后开票的金额")).containsText("200.00");
        customer.button("申请这些发票").click();
        page.waitForURL("**/requests/IV-*");

        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    page.reload();
                    return page.getByRole(AriaRole.MAIN).innerText().contains("已开票")
                            && !page.getByRole(AriaRole.MAIN).innerText().contains("开票中");
                });
        customer.section("发票").getByRole(AriaRole.LINK).first().click();
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("已开票");
        Download download =
                page.waitForDownload(() -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("下载 PDF"))
                        .click());
        assertThat(Files.readAllBytes(download.path())).startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(mailsTo("split@customer.example"))
                .filteredOn(mail -> mail.toString().contains(".pdf"))
                .isNotEmpty());
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(mailsTo("chief@customer.example"))
                .filteredOn(mail -> mail.toString().contains(".pdf"))
                .isNotEmpty());

        customer.look("/invoices/new");
        assertThat(page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("split-sms")))
                .containsText("200.00");
    }

    @Test
    void a_special_invoice_without_bank_details_is_refused_and_the_way_out_works() {
        Customer customer = enterprise("way-out", "91310115MA1K4TXT5W");
        consumed("way-out", "way-out-ecs", "ecs", "6150.00", "2025-11-02");

        customer.look("/invoices/new");
        Page page = customer.page();
        page.getByLabel("全选本页").check();
        page.getByLabel("发票类型").selectOption("SPECIAL");
        customer.button("预览发票").click();
        Locator refused = page.getByRole(AriaRole.ALERT);
        assertThat(refused).containsText("目前不能这样开票");
        assertThat(refused).containsText("R17");

        customer.look("/titles");
        customer.button("修改开户行与联系方式").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("开户银行").fill("示例银行上海分行");
        dialog.getByLabel("银行账号").fill("6222000000000000");
        dialog.getByLabel("注册地址").fill("上海市示例路 1 号");
        dialog.getByLabel("注册电话").fill("021-55550000");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("保存"))
                .click();
        page.waitForURL("**/titles");
        assertThat(page.getByText("示例银行上海分行").first()).isVisible();

        customer.look("/invoices/new");
        page.getByLabel("全选本页").check();
        page.getByLabel("发票类型").selectOption("SPECIAL");
        customer.button("预览发票").click();
        assertThat(page.getByRole(AriaRole.ARTICLE)).containsText("5,801.89 + 348.11");
    }

    @Test
    void an_invoice_is_cancelled_while_the_tax_bureau_works_on_it_and_can_be_requested_again() {
        Customer customer = enterprise("cancels", "12110000400000TX4Y");
        consumed("cancels", "cancels-ecs", "ecs", "100.00", "2025-11-02");
        bureau("{\"latencyMillis\": 600000}");
        try {
            customer.look("/invoices/new");
            Page page = customer.page();
            page.getByLabel("全选本页").check();
            customer.button("预览发票").click();
            customer.button("申请这些发票").click();
            page.waitForURL("**/requests/IV-*");
            customer.section("发票").getByRole(AriaRole.LINK).first().click();
            assertThat(page.getByRole(AriaRole.MAIN)).containsText("开票中");

            customer.button("取消开票").click();
            page.getByRole(AriaRole.DIALOG)
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("取消开票"))
                    .click();
            assertThat(page.getByText("发票已取消，金额可重新开票。")).isVisible();
            assertThat(page.getByRole(AriaRole.MAIN)).containsText("已取消");

            customer.look("/invoices/new");
            assertThat(page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("cancels-ecs")))
                    .containsText("100.00");
        } finally {
            bureau("{\"latencyMillis\": 300}");
        }
    }

    @Test
    void a_refund_leaves_a_deficit_both_ways_out_are_priced_and_a_click_offsets_it() {
        Customer customer = enterprise("owes", "123300004700950X8M");
        consumed("owes", "owes-ecs", "ecs", "1200.00", "2025-11-02");
        String invoices =
                application.call("owes", "POST", "/api/invoice-requests", """
                    {"method":"ORDER_DETAIL","itemIds":["owes-ecs"],"invoiceType":"GENERAL"}\
                    """).body();
        assertThat(invoices).contains("\"gross\":\"1200.00\"");
        upstream("consumption", """
            {"sourceId":"owes-refund","kind":"REFUND","accountId":"owes","productCode":"ecs","amount":"200.00","placedAt":"2025-11-05T10:00:00+08:00","refundOf":"owes-ecs"}
            """);
        consumed("owes", "owes-ecs-2", "ecs", "500.00", "2025-11-06");

        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .until(() ->
                        application.call("owes", "GET", "/api/invoices").body().contains("\"INVOICED\""));
        customer.look("/invoices");
        Page page = customer.page();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("欠票")).click();
        Locator deficit = page.getByRole(AriaRole.ARTICLE);
        assertThat(deficit).containsText("¥ 200.00");
        assertThat(deficit).containsText("*生产生活服务*软件服务费");

        page.getByLabel("订单或账单").fill("owes-ecs");
        page.getByLabel("退款金额").fill("100");
        customer.button("计算").click();
        Locator simulation = customer.section("如果退款会怎样？");
        assertThat(simulation).containsText("¥ 300.00 的欠票");
        assertThat(simulation).containsText("-1,200.00 = -1,132.08 -67.92");
        assertThat(simulation).containsText("900.00 = 849.06 + 50.94");
        assertThat(simulation).containsText("200.00 = 188.68 + 11.32");

        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("退回原发票后重新申请")))
                .hasAttribute("href", Pattern.compile("/invoices/INV-.*/return"));

        customer.button("用最早的消费冲抵").click();
        assertThat(page.getByText("欠票已冲抵；所用消费不再开票。")).isVisible();
        assertThat(deficit).containsText("¥ 0.00");
        customer.look("/invoices/new");
        assertThat(page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("owes-ecs-2")))
                .containsText("300.00");
    }

    @Test
    void thousands_of_items_are_chosen_on_every_page_of_the_list_or_all_at_once() {
        Customer customer = enterprise("many", "52440300MJL180002M");
        StringBuilder lines = new StringBuilder();
        for (int n = 0; n < 1050; n++) {
            lines.append("""
                {"sourceId":"many-%04d","kind":"ORDER","accountId":"many","productCode":"ecs","amount":"1.00","placedAt":"2025-11-02T10:00:00+08:00","paidAt":"2025-11-02T10:00:00+08:00"}
                """.formatted(n));
        }
        application.call("upstream", "POST", "/api/upstream/consumption", "application/x-ndjson", lines.toString());

        customer.look("/invoices/new");
        Page page = customer.page();
        page.getByLabel("many-0000").check();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("更晚")).click();
        page.getByLabel("many-0100").check();
        assertThat(page.getByText("已选 2 项，¥ 2.00")).isVisible();
        customer.button("预览发票").click();
        assertThat(page.getByRole(AriaRole.ARTICLE)).containsText("¥ 2.00");

        customer.button("重新选择").click();
        page.getByLabel("全部 1,050 项（含其他页）").check();
        customer.button("预览发票").click();
        assertThat(page.getByRole(AriaRole.ARTICLE)).containsText("¥ 1,050.00");
    }

    private static Locator radio(Page page, String name) {
        return page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(name));
    }

    private static Customer enterprise(String name, String taxId) {
        upstream("accounts", """
            {"accountId":"%s","kind":"ENTERPRISE","realName":"示例企业%s有限公司","taxId":"%s","email":"%s@customer.example","taxpayerType":"GENERAL"}
            """.formatted(name, name, taxId, name));
        Customer customer = new Customer(browser.visitor(), application);
        customer.signIn(name);
        return customer;
    }

    private static void consumed(String account, String id, String product, String amount, String day) {
        upstream("consumption", """
            {"sourceId":"%s","kind":"ORDER","accountId":"%s","productCode":"%s","amount":"%s","placedAt":"%sT10:00:00+08:00","paidAt":"%sT10:00:00+08:00"}
            """.formatted(id, account, product, amount, day, day));
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

    private static JsonNode mailsTo(String address) throws IOException {
        return new ObjectMapper()
                .readTree(application
                        .call("ops", "GET", "/api/sandbox/mails?to=" + address)
                        .body())
                .path("items");
    }
}
