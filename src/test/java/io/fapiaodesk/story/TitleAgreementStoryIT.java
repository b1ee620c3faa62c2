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
import io.fapiaodesk.platform.documents.Upload;
import io.fapiaodesk.testing.Browser;
import io.fapiaodesk.testing.PackagedApplication;
import io.fapiaodesk.testing.Proof;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A title by agreement, from the request to the signed paper, seen in the browsers of customer and account manager. */
class TitleAgreementStoryIT {

    private static final String COMPANY = "示例云科技（上海）有限公司";
    private static final String TAX_ID = "91310115MA1K4TXT5W";

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
    void a_customer_asks_for_a_title_the_account_manager_signs_and_the_title_is_usable() throws Exception {
        Customer customer = customer("enterprise");
        customer.look("/titles/agreements");
        customer.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("申请其他抬头"))
                .click();
        customer.page().getByLabel("注册全称").fill(COMPANY);
        customer.page().getByLabel("统一社会信用代码").fill(TAX_ID);
        customer.page().getByLabel("姓名").fill("示例联系人");
        customer.page().getByLabel("联系电话").fill("021-00000000");
        customer.page().getByLabel("电子邮箱").fill("not an address");
        customer.button("提交给客户经理").click();
        assertThat(customer.page().locator(".fjs-has-errors")).hasCount(1);
        customer.page().getByLabel("电子邮箱").fill("contact@customer.example");
        customer.button("提交给客户经理").click();
        customer.page().waitForURL("**/requests/TA-*");
        String id = customer.page().url().replaceAll(".*/", "");
        assertThat(customer.heading(COMPANY)).isVisible();
        assertThat(customer.section("承诺时限")).containsText("还剩 8 个工作日");
        assertThat(customer.section("当前进度").locator(".djs-element.step-active")).containsText("客户经理评估");
        assertThat(customer.section("处理记录")).containsText("已申请协议");

        Reviewer manager = new Reviewer(browser.visitor(options -> options.setLocale("en")), application);
        manager.signIn("manager");
        manager.select("My tasks");
        manager.open("Evaluate agreement");
        assertThat(manager.form()).containsText(COMPANY);
        assertThat(manager.form()).containsText(TAX_ID);
        assertThat(manager.form()).not().containsText("contact@customer.example");
        assertThat(manager.form().locator("a[href='/staff/cases/" + id + "']")).isVisible();
        manager.choose("Sign");
        manager.decide("365 days");

        customer.look("/requests/" + id);
        assertThat(customer.section("协议已签署，抬头可以使用")).isVisible();
        assertThat(customer.section("处理记录").getByRole(AriaRole.LISTITEM))
                .containsText(new String[] {"已申请协议", "协议已签署，抬头可以使用"});
        assertThat(textOf(download(customer, "agreement-")))
                .contains(COMPANY, TAX_ID, "示例智能制造有限公司", "manager", today().toString(), id);
        customer.look("/titles");
        assertThat(customer.page().getByRole(AriaRole.ARTICLE).filter(new Locator.FilterOptions().setHasText(COMPANY)))
                .containsText("生效中");
        customer.look("/titles/agreements");
        assertThat(customer.section("何时可用哪个抬头").getByRole(AriaRole.LISTITEM)).hasCount(2);
        assertThat(customer.section("何时可用哪个抬头"))
                .containsText(today().plusDays(364).format(DateTimeFormatter.ofPattern("y年M月d日")));
        assertThat(mailsTo("enterprise@customer.example", 2))
                .anySatisfy(mail ->
                        assertThat(mail).contains(COMPANY).contains("协议已签署").contains("/requests/" + id));

        manager.page().navigate(application.address("/staff/agreements").toString());
        assertThat(article(manager.page(), COMPANY)).containsText("In force");

        customer.look("/requests/" + id);
        customer.page().getByText("添加签署件").click();
        customer.attachPdf();
        customer.button("添加到案件").click();
        assertThat(customer.section("文件").getByRole(AriaRole.LINK)).hasCount(2);
        assertThat(customer.section("处理记录")).containsText("已添加签署件");

        try {
            theDayAfter(340);
            assertThat(mailsTo("enterprise@customer.example", 3))
                    .anySatisfy(mail -> assertThat(mail).contains(COMPANY).contains("/titles/agreements/apply?from="));
            theDayAfter(365);
            customer.look("/titles/agreements");
            assertThat(article(customer.page(), COMPANY)).containsText("已到期");
            customer.look("/titles");
            assertThat(article(customer.page(), COMPANY)).not().containsText("生效中");
            customer.look("/requests/" + id);
            assertThat(customer.heading("协议曾签署，现已到期，抬头不能再使用")).isVisible();
        } finally {
            theDayAfter(0);
        }
    }

    @Test
    void a_manager_files_what_payer_and_person_have_signed_and_the_person_ends_it_again() throws Exception {
        assertThat(application
                        .call("upstream", "POST", "/api/upstream/accounts", "application/x-ndjson", """
                            {"accountId": "payer", "kind": "ENTERPRISE", "realName": "示例付款有限公司", "taxId": "91310115MA1K4TXT5W", "email": "payer@customer.example", "accountManager": "manager"}
                            """)
                        .body())
                .contains("\"accepted\":1");
        Reviewer manager = new Reviewer(browser.visitor(options -> options.setLocale("en")), application);
        manager.signIn("manager");
        Page page = manager.page();
        page.navigate(application.address("/staff/agreements/new").toString());
        Locator form = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Paid on behalf"));
        form.locator(".fjs-select-display").click();
        form.locator(".fjs-dropdownlist-item", new Locator.LocatorOptions().setHasText("(payer)"))
                .click();
        form.getByLabel("Account id of the beneficiary").fill("personal");
        form.getByLabel("signed").first().check();
        form.getByLabel("signed").last().check();
        Upload signed = Proof.pdf();
        form.locator("input[type=file]")
                .setInputFiles(new FilePayload(signed.fileName(), "application/pdf", signed.content()));
        form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("File it"))
                .click();
        assertThat(page.locator("#form-alert")).containsText("seal");
        form.getByLabel("put the company seal to it").first().check();
        form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("File it"))
                .click();
        page.waitForURL("**/staff/agreements");
        assertThat(article(page, "示例个人账号")).containsText("Being evaluated");
        String id = article(page, "示例个人账号").locator(".code").first().textContent();

        page.navigate(application.address("/camunda/app/tasklist/").toString());
        manager.select("My tasks");
        manager.open(id);
        assertThat(manager.form()).not().containsText("示例个人账号");
        manager.choose("Sign");
        manager.decide("365 days");

        Customer payer = customer("payer");
        payer.look("/requests/" + id);
        assertThat(payer.section("文件").getByRole(AriaRole.LINK)).hasCount(2);
        assertThat(textOf(download(payer, "agreement-"))).contains("代付开票协议", "公章", "签字", "personal", "manager");
        Customer person = customer("personal");
        person.look("/titles/agreements");
        Locator agreement = article(person.page(), "示例个人账号");
        assertThat(agreement).containsText("有效");
        agreement
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("提前终止"))
                .first()
                .click();
        person.page().getByLabel("原因").fill("不再由其代付");
        person.page()
                .getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("提前终止"))
                .click();
        assertThat(article(person.page(), "示例个人账号")).containsText("已提前终止");
        payer.look("/titles/agreements");
        assertThat(article(payer.page(), "示例个人账号")).containsText("不再由其代付");
    }

    @Test
    void an_enterprise_without_an_account_manager_is_shown_the_way_of_the_registration() {
        Page page = browser.visitor(options -> options.setLocale("en"));
        page.navigate(application.address("/login?lang=en").toString());
        page.getByLabel("Name").fill("small-enterprise");
        page.getByLabel("Password").fill("small-enterprise");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                .waitFor();
        page.navigate(application.address("/titles/agreements").toString());

        assertThat(page.getByText("your account has none. Update your registration"))
                .isVisible();
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Ask for another title")))
                .hasCount(0);
    }

    private static byte[] download(Customer customer, String file) throws IOException {
        Download download = customer.page().waitForDownload(() -> customer.section("文件")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(file))
                .click());
        try (var content = download.createReadStream()) {
            return content.readAllBytes();
        }
    }

    private static Locator article(Page page, String text) {
        return page.getByRole(AriaRole.ARTICLE).filter(new Locator.FilterOptions().setHasText(text));
    }

    /** Moves the clock of the application to so many days from now. */
    private static void theDayAfter(int days) {
        String now = ZonedDateTime.now(ShanghaiTime.ZONE).plusDays(days).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        assertThat(application
                        .call("ops", "PUT", "/api/sandbox/clock", "{\"now\": \"" + now + "\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    private static String textOf(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static Customer customer(String name) {
        Customer customer = new Customer(browser.visitor(), application);
        customer.signIn(name);
        return customer;
    }

    private static LocalDate today() {
        return LocalDate.now(ShanghaiTime.ZONE);
    }

    /** The texts of the mails to an address, once there are as many as expected. */
    private static List<String> mailsTo(String address, int expected) {
        return await().atMost(Duration.ofSeconds(30)).until(() -> mailsTo(address), mails -> mails.size() >= expected);
    }

    private static List<String> mailsTo(String address) throws IOException {
        JsonNode mails = new ObjectMapper()
                .readTree(application
                        .call("ops", "GET", "/api/sandbox/mails?to=" + address)
                        .body());
        return StreamSupport.stream(mails.path("items").spliterator(), false)
                .map(mail -> mail.path("subject").textValue() + "\n"
                        + mail.path("text").textValue())
                .toList();
    }
}
