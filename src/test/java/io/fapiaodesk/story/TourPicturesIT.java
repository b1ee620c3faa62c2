package io.fapiaodesk.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.platform.documents.Upload;
import io.fapiaodesk.testing.Browser;
import io.fapiaodesk.testing.PackagedApplication;
import io.fapiaodesk.testing.Proof;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Takes the pictures of the tour in the README, when asked to by {@code -Dfapiao.screenshots=true}. */
@EnabledIfSystemProperty(named = "fapiao.screenshots", matches = "true")
class TourPicturesIT {

    private static final Path PICTURES = Path.of("docs/images");
    private static final String COMPANY = "示例云科技（上海）有限公司";

    @RegisterExtension
    static final Browser browser = new Browser();

    private static PackagedApplication application;

    @BeforeAll
    static void start() {
        application = PackagedApplication.start();
        assertThat(application
                        .call("upstream", "POST", "/api/upstream/consumption", "application/x-ndjson", """
                            {"sourceId": "B-202601-17", "kind": "BILL", "accountId": "personal", "productCode": "oss", "amount": "86.50", "month": "2026-01", "placedAt": "2026-02-01T08:00:00+08:00"}
                            {"sourceId": "B-202601-18", "kind": "BILL", "accountId": "personal", "productCode": "ecs", "amount": "1200.00", "month": "2026-01", "placedAt": "2026-02-01T08:00:00+08:00"}
                            """)
                        .body())
                .contains("\"accepted\":2");
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void the_tour_in_pictures() {
        Page customer = signedIn("personal");
        customer.navigate(address("/titles/apply"));
        choose(customer, "Employed");
        choose(customer, "Enterprise");
        customer.getByLabel("Full registered name").fill(COMPANY);
        customer.getByLabel("Unified social credit code").fill("91310115MA1K4TXT5W");
        choose(customer, "Certificate of employment");
        Upload pdf = Proof.pdf();
        customer.locator("input[type=file]")
                .setInputFiles(new FilePayload("employment-certificate.pdf", "application/pdf", pdf.content()));
        customer.getByLabel("I have read what is still uninvoiced").check();
        customer.locator("h1").click();
        take(customer, "apply", true);
        customer.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Submit for review"))
                .click();
        customer.waitForURL("**/requests/TR-*");
        String id = customer.url().replaceAll(".*/", "");
        customer.locator(".djs-element.step-active").waitFor();
        take(customer, "request", true);
        customer.navigate(address("/"));
        take(customer, "home", false);

        Page bookkeeper = signedIn("enterprise");
        bookkeeper.navigate(address("/invoices/new"));
        bookkeeper.getByLabel("Select all on this page").check();
        bookkeeper
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Preview the invoices"))
                .click();
        bookkeeper
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Request these invoices"))
                .waitFor();
        take(bookkeeper, "preview", false);
        bookkeeper.navigate(address("/invoices?status=INVOICED"));
        bookkeeper.locator(".list h3 a").first().click();
        bookkeeper
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Download PDF"))
                .waitFor();
        take(bookkeeper, "invoice", false);

        takeReturns(bookkeeper);

        Page reviewer = signedIn("reviewer");
        reviewer.navigate(address("/camunda/app/tasklist/"));
        reviewer.locator(".task-filters")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("My groups' tasks"))
                .click();
        reviewer.locator(".tasks-list li.task").first().waitFor();
        for (Locator task : reviewer.locator(".tasks-list li.task h4 a").all()) {
            task.click();
            reviewer.locator(".fjs-container a[href^='/staff/cases/']").waitFor();
            if (reviewer.locator(".fjs-container a[href='/staff/cases/" + id + "']")
                            .count()
                    > 0) {
                break;
            }
        }
        reviewer.locator("button.claim").click();
        reviewer.locator(".unclaim").first().waitFor();
        reviewer.locator(".fjs-container").getByLabel("Approve").check();
        reviewer.locator(".fjs-container").getByLabel("The longest term").check();
        reviewer.locator(".fjs-container h2").first().scrollIntoViewIfNeeded();
        take(reviewer, "tasklist", false);
        reviewer.navigate(address("/staff/cases/" + id));
        take(reviewer, "case", false);

        Page manager = signedIn("manager");
        manager.navigate(address("/staff/agreements"));
        manager.getByRole(AriaRole.ARTICLE).first().waitFor();
        take(manager, "agreements", false);

        undeliveredMail();
        Page operator = signedIn("ops");
        operator.navigate(address("/camunda/app/cockpit/"));
        operator.locator(".cockpit-dashboard, .dashboard").first().waitFor();
        operator.getByText("Open Incidents").first().waitFor();
        take(operator, "cockpit", false);
        operator.navigate(address("/camunda/app/cockpit/default/#/processes"));
        operator.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Enterprise title review"))
                .first()
                .click();
        operator.locator(".djs-container .djs-element").first().waitFor();
        operator.locator("tbody tr").first().waitFor();
        operator.locator(".djs-overlay .badge").first().waitFor();
        take(operator, "cockpit-process", false);
        operator.navigate(address("/camunda/app/cockpit/default/#/processes"));
        operator.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Undelivered notice"))
                .first()
                .click();
        operator.locator("tbody tr a[href*='process-instance']").first().click();
        operator.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Incidents"))
                .first()
                .click();
        operator.locator(".djs-overlay .badge").first().waitFor();
        operator.getByText("was not delivered").first().hover();
        operator.locator(".tooltip").waitFor();
        take(operator, "incident", false);
    }

    /** The steps to the tax bureau's form, the task of the operator, and the page of the return. */
    private static void takeReturns(Page bookkeeper) {
        String number = "26332000000000000017";
        OffsetDateTime now = OffsetDateTime.now(ShanghaiTime.ZONE);
        String form = "330106" + now.format(DateTimeFormatter.ofPattern("yyMM")) + "0000000017";
        application.call("upstream", "POST", "/api/upstream/invoices", "application/x-ndjson", """
            {"number":"%s","accountId":"enterprise","entityCode":"E01","type":"SPECIAL","medium":"DIGITAL","gross":"1060.00","rate":"0.06","issuedAt":"%s","booked":true}
            """.formatted(
                        number, now.minusDays(2)));
        application.call("ops", "PUT", "/api/sandbox/tax-bureau", """
            {"forms":[{"number":"%s","state":"03","blueNumber":"%s","sellerTaxId":"91330106673959654P","buyerTaxId":"91350100M000100Y43","net":"1000.00","tax":"60.00","reasonCode":"01","createdAt":"%s"}]}
            """.formatted(form, number, now));
        bookkeeper.navigate(address("/invoices?q=" + number));
        bookkeeper.locator(".list h3 a").first().click();
        bookkeeper
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Return this invoice"))
                .click();
        bookkeeper.getByLabel("Number of the confirmation form").fill(form);
        bookkeeper.getByLabel("Reason for the return").fill("The content is wrong");
        take(bookkeeper, "return", true);
        bookkeeper
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Return it"))
                .click();
        bookkeeper.waitForURL("**/requests/RT-*");
        bookkeeper.locator(".djs-element.step-active").first().waitFor();
        take(bookkeeper, "return-request", true);

        Page taxOperator = signedIn("tax-operator");
        taxOperator.navigate(address("/camunda/app/tasklist/"));
        taxOperator
                .locator(".task-filters")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("My groups' tasks"))
                .click();
        taxOperator
                .locator(".tasks-list li.task")
                .filter(new Locator.FilterOptions().setHasText("Process return"))
                .first()
                .getByRole(AriaRole.LINK)
                .first()
                .click();
        taxOperator.locator(".fjs-container a[href^='/staff/cases/']").waitFor();
        take(taxOperator, "return-task", false);
    }

    /** A mail that the mail server refuses for good, which asks a person at once. */
    private static void undeliveredMail() {
        application.call("ops", "PUT", "/api/sandbox/mail", "{\"reject\": true, \"code\": 550}");
        application.call(
                "upstream",
                "POST",
                "/api/upstream/accounts",
                "application/x-ndjson",
                "{\"accountId\":\"mail-demo\",\"kind\":\"PERSONAL\",\"realName\":\"Mail"
                        + " Demo\",\"email\":\"mail-demo@fapiao.example\",\"language\":\"en\"}");
        String boundary = "proof-boundary";
        String form = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"application\"\r\n"
                + "Content-Type: application/json\r\n\r\n"
                + "{\"identity\":\"EMPLOYED\",\"titleName\":\"" + COMPANY + "\",\"taxId\":\"91310115MA1K4TXT5W\","
                + "\"titleKind\":\"ENTERPRISE\",\"proofKind\":\"SOCIAL_SECURITY\",\"wantsSpecialVat\":false,"
                + "\"acknowledgeUninvoiced\":true}\r\n"
                + "--" + boundary + "\r\nContent-Disposition: form-data; name=\"proof\"; filename=\"proof.pdf\"\r\n"
                + "Content-Type: application/pdf\r\n\r\n";
        byte[] pdf = Proof.pdf().content();
        byte[] head = form.getBytes(StandardCharsets.UTF_8);
        byte[] end = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create(address("/api/title-applications")))
                .header("Authorization", PackagedApplication.basic("mail-demo", "mail-demo"))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.concat(
                        HttpRequest.BodyPublishers.ofByteArray(head),
                        HttpRequest.BodyPublishers.ofByteArray(pdf),
                        HttpRequest.BodyPublishers.ofByteArray(end)))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .sendAsync(request, BodyHandlers.ofString())
                        .join()
                        .statusCode())
                .isEqualTo(201);
    }

    private static Page signedIn(String name) {
        Page page = browser.visitor(options -> options.setLocale("en").setViewportSize(1280, 960));
        page.navigate(address("/login?lang=en"));
        page.getByLabel("Name").fill(name);
        page.getByLabel("Password").fill(name);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                .waitFor();
        return page;
    }

    private static void choose(Page page, String name) {
        page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(name))
                .first()
                .check();
    }

    private static void take(Page page, String name, boolean whole) {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(page.locator("body")).isVisible();
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(whole));
    }

    private static String address(String path) {
        return application.address(path).toString();
    }
}
