package io.fapiaodesk.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.testing.Browser;
import io.fapiaodesk.testing.PackagedApplication;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An enterprise title, from the application to the mail that says it is active, seen in the browsers of all involved. */
class TitleReviewStoryIT {

    private static final String COMPANY = "示例云科技（上海）有限公司";
    private static final String COMPANY_TAX_ID = "91310115MA1K4TXT5W";
    private static final String UNIVERSITY = "示例理工大学";
    private static final String UNIVERSITY_TAX_ID = "12110000400000TX4Y";

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
    void a_customer_applies_with_a_pdf_a_reviewer_approves_and_the_title_is_active() throws Exception {
        Customer customer = customer("personal");
        customer.look("/titles/apply");
        customer.fillIn("在职", "企业", COMPANY, COMPANY_TAX_ID.replace("5W", "6W"), "公司开具的在职证明");
        customer.attachPdf();
        customer.button("提交审核").click();
        Locator proposals = customer.page().getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("您是不是想填"));
        proposals.getByText(COMPANY_TAX_ID).click();
        assertThat(customer.page().getByLabel("统一社会信用代码")).hasValue(COMPANY_TAX_ID);
        String id = customer.submit();

        assertThat(customer.heading(COMPANY)).isVisible();
        assertThat(customer.page().getByText(id)).isVisible();
        assertThat(customer.section("承诺时限")).containsText("还剩 5 个工作日");
        assertThat(customer.section("承诺时限")).containsText("按时钟计还有");
        assertThat(customer.section("当前进度").locator(".djs-element.step-active")).containsText("人工审核");
        assertThat(customer.section("处理记录")).containsText("已提交申请");
        customer.look("/");
        assertThat(customer.section("当前抬头")).containsText("已暂停");

        Reviewer reviewer = reviewer("reviewer");
        reviewer.select("My groups' tasks");
        assertThat(reviewer.tasks()).hasCount(1);
        reviewer.claim("Review title");
        assertThat(reviewer.form()).containsText(COMPANY);
        assertThat(reviewer.form()).containsText(COMPANY_TAX_ID);
        assertThat(reviewer.form()).containsText("规则检查结果");
        assertThat(reviewer.form().locator("a[href='/staff/cases/" + id + "']")).isVisible();
        assertThat(reviewer.form().locator("a[href^='/documents/']")).hasCount(1);
        reviewer.choose("Approve");
        reviewer.decide("The longest term");

        customer.look("/titles");
        Locator title =
                customer.page().getByRole(AriaRole.ARTICLE).filter(new Locator.FilterOptions().setHasText(COMPANY));
        assertThat(title).containsText("生效中");
        assertThat(title).containsText(chinese(today().plusDays(365)));
        customer.look("/requests/" + id);
        assertThat(customer.section("抬头已生效")).isVisible();
        assertThat(customer.section("处理记录").getByRole(AriaRole.LISTITEM)).containsText(new String[] {"已提交申请", "抬头已生效"});
        assertThat(mailsTo("personal@customer.example", 2))
                .anySatisfy(mail ->
                        assertThat(mail).contains(COMPANY).contains("通过").contains("/requests/" + id));
    }

    @Test
    void a_question_is_answered_in_the_portal_and_another_reviewer_rejects_with_a_reason() throws Exception {
        Customer customer = customer("student");
        customer.look("/titles/apply");
        customer.fillIn("学生", "组织", UNIVERSITY, UNIVERSITY_TAX_ID, "学生证");
        customer.attachPdf();
        String id = customer.submit();

        Reviewer reviewer = reviewer("reviewer");
        reviewer.select("My groups' tasks");
        reviewer.claim("Review title");
        assertThat(reviewer.form()).containsText(UNIVERSITY);
        reviewer.decide("Ask the customer for more", "请补充学生证的注册页。");

        customer.look("/");
        assertThat(customer.page().getByRole(AriaRole.MAIN)).containsText("需要您补充材料");
        customer.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("去答复"))
                .click();
        assertThat(customer.section("需要您补充材料")).containsText("请补充学生证的注册页。");
        assertThat(customer.section("承诺时限")).containsText("已暂停");
        customer.page().getByLabel("您的答复").fill("注册页见附件。");
        customer.attachPdf();
        customer.button("提交答复").click();
        assertThat(customer.page().getByText("感谢您的答复，审核继续进行。")).isVisible();
        assertThat(customer.section("承诺时限")).containsText("工作日");

        Reviewer second = reviewer("reviewer2");
        second.select("My groups' tasks");
        second.claim("Review title");
        assertThat(second.form().locator("a[href^='/documents/']")).hasCount(2);
        second.decide("Reject", "学生证已过期，请以在读证明重新申请。");

        customer.look("/requests/" + id);
        assertThat(customer.section("申请未通过")).containsText("学生证已过期，请以在读证明重新申请。");
        assertThat(customer.section("处理记录").getByRole(AriaRole.LISTITEM))
                .containsText(new String[] {"已提交申请", "审核员要求补充材料", "已回复审核员", "申请被驳回"});
        assertThat(mailsTo("student@customer.example", 3))
                .anySatisfy(mail -> assertThat(mail).contains("请补充学生证的注册页。"))
                .anySatisfy(mail -> assertThat(mail).contains("学生证已过期，请以在读证明重新申请。"));
    }

    @Test
    void special_vat_needs_the_supervisor_who_sees_in_tasklist_what_the_reviewer_saw() {
        String line = """
            {"accountId":"personal-vat","kind":"PERSONAL","realName":"示例专票账号","email":"personal-vat@customer.example"}
            """;
        assertThat(application
                        .call("upstream", "POST", "/api/upstream/accounts", "application/x-ndjson", line)
                        .statusCode())
                .isEqualTo(200);
        Customer customer = customer("personal-vat");
        customer.look("/titles/apply");
        customer.fillIn("在职", "企业", COMPANY, COMPANY_TAX_ID, "公司开具的在职证明");
        customer.wantSpecialVat("示例银行上海分行", "6222000000000000", "上海市示例路 1 号", "021-55550000");
        customer.attachPdf();
        String id = customer.submit();

        Reviewer reviewer = reviewer("reviewer");
        reviewer.select("My groups' tasks");
        reviewer.claim("Review title · " + id);
        reviewer.choose("Approve");
        reviewer.decide("The longest term");

        Reviewer supervisor = reviewer("supervisor");
        supervisor.select("My groups' tasks");
        supervisor.claim("Approve special VAT · " + id);
        assertThat(supervisor.form()).containsText(COMPANY);
        supervisor.decide("Approve");

        customer.look("/requests/" + id);
        assertThat(customer.section("抬头已生效")).isVisible();
    }

    @Test
    void whoever_signs_out_of_tasklist_or_stays_away_too_long_meets_the_one_sign_in_and_comes_back() {
        Reviewer reviewer = reviewer("reviewer");
        Page page = reviewer.page();
        reviewer.select("Overdue");
        page.waitForURL(url -> url.contains("filter="));
        String where = page.url().substring(page.url().indexOf('#'));

        page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("SESSION"));
        reviewer.select("My groups' tasks");
        page.waitForURL(url -> url.endsWith("/login"));
        page.getByLabel("Name").fill("reviewer");
        page.getByLabel("Password").fill("reviewer");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        page.waitForURL(url -> url.contains("/camunda/app/tasklist/default/#/?") && !url.endsWith(where));

        page.locator("li.account").click();
        page.getByText("Log out").click();
        page.waitForURL(url -> url.endsWith("/login?logout"));
        assertThat(page.getByLabel("Password")).isVisible();
        page.navigate(
                application.address("/camunda/app/tasklist/default/#/login").toString());
        page.waitForURL(url -> url.contains("/login") && !url.contains("/camunda/"));
    }

    @Test
    void somebody_without_a_mouse_signs_in_and_skips_to_the_content() {
        Page page = browser.visitor();
        page.navigate(application.address("/login").toString());

        assertThat(page.getByLabel("用户名")).isFocused();
        page.keyboard().type("personal");
        page.keyboard().press("Tab");
        assertThat(page.getByLabel("密码")).isFocused();
        page.keyboard().type("personal");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("您好")))
                .isVisible();

        List<String> order = new ArrayList<>(List.of("跳到正文", "发票台"));
        order.addAll(
                page.getByRole(AriaRole.NAVIGATION).getByRole(AriaRole.LINK).allInnerTexts());
        order.addAll(List.of("English", "退出"));
        assertThat(order).contains("首页", "发票抬头", "我的申请");
        for (String name : order) {
            page.keyboard().press("Tab");
            assertThat(page.locator(":focus")).hasText(name);
        }
        for (int back = 1; back < order.size(); back++) {
            page.keyboard().press("Shift+Tab");
        }
        assertThat(page.locator(":focus")).isInViewport();
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.MAIN)).isFocused();
        page.keyboard().press("Tab");
        assertThat(page.getByRole(AriaRole.MAIN).locator(":focus")).isVisible();
    }

    private static Customer customer(String name) {
        Customer customer = new Customer(browser.visitor(), application);
        customer.signIn(name);
        return customer;
    }

    private static Reviewer reviewer(String name) {
        Reviewer reviewer = new Reviewer(browser.visitor(options -> options.setLocale("en")), application);
        reviewer.signIn(name);
        return reviewer;
    }

    private static LocalDate today() {
        return LocalDate.now(ShanghaiTime.ZONE);
    }

    private static String chinese(LocalDate day) {
        return day.format(DateTimeFormatter.ofPattern("y年M月d日"));
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
