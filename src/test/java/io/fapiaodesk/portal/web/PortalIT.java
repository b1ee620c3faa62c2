package io.fapiaodesk.portal.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fapiaodesk.account.ImportAccounts;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.ruling.Ruling;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.security.Groups;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.platform.web.Imports;
import io.fapiaodesk.question.RaiseQuestion;
import io.fapiaodesk.request.PromisedDays;
import io.fapiaodesk.request.RequestKind;
import io.fapiaodesk.request.Requests;
import io.fapiaodesk.testing.Proof;
import io.fapiaodesk.testing.WholeApplication;
import io.fapiaodesk.title.ApplyForTitle;
import io.fapiaodesk.title.TitleForm;
import io.fapiaodesk.title.WithdrawApplication;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The pages with everything behind them. */
@WholeApplication
class PortalIT {

    private static final SignedIn REVIEWER = new SignedIn("reviewer", null, Set.of(Groups.TITLE_REVIEWERS));
    private static final SignedIn CLERK = new SignedIn("paper-clerk", null, Set.of(Groups.PAPER_CLERKS));
    private static final SignedIn AUDITOR = new SignedIn("auditor", null, Set.of(Groups.AUDITORS));

    private static final ObjectMapper JSON = new ObjectMapper();

    @LocalServerPort
    private int port;

    @Autowired
    private WebApplicationContext application;

    @Autowired
    private ApplyForTitle apply;

    @Autowired
    private WithdrawApplication withdraw;

    @Autowired
    private ImportAccounts importAccounts;

    @Autowired
    private Imports imports;

    @Autowired
    private Journal journal;

    @Autowired
    private Requests requests;

    @Autowired
    private RaiseQuestion questions;

    private @Nullable MockMvc browser;

    @BeforeEach
    void open_a_browser() {
        browser = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
    }

    @Test
    void nobody_gets_past_the_sign_in_page_without_signing_in() throws Exception {
        assertThat(look("/login", null).getContentAsString())
                .contains("Sign in")
                .contains("_csrf");
        assertThat(look("/", null).getRedirectedUrl()).endsWith("/login");
        assertThat(look("/titles", null).getRedirectedUrl()).endsWith("/login");
    }

    @Test
    void a_page_speaks_the_language_of_the_account_until_another_is_chosen() throws Exception {
        SignedIn customer = customer("zh-CN");
        MockHttpServletResponse chinese = look("/titles", customer);
        MockHttpServletResponse english = look("/titles?lang=en", customer);

        assertThat(chinese.getContentAsString()).contains("lang=\"zh-CN\"").contains("我的抬头");
        assertThat(english.getContentAsString()).contains("lang=\"en\"").contains("My titles");
        assertThat(english.getCookie("language")).isNotNull().satisfies(cookie -> assertThat(cookie.getValue())
                .isEqualTo("en"));
    }

    @Test
    void a_customer_sees_what_is_under_way_and_cannot_apply_twice() throws Exception {
        SignedIn customer = customer("en");
        assertThat(look("/titles/apply", customer).getContentAsString())
                .contains("data-form=\"apply-form\"")
                .contains("\"key\":\"taxId\"");

        assertThat(look("/", customer).getContentAsString()).contains("href=\"/titles/apply\"");

        RequestId id = submit(customer);

        assertThat(look("/", customer).getContentAsString())
                .doesNotContain("/titles/apply")
                .contains("An application of yours is being reviewed");
        assertThat(look("/", customer).getContentAsString())
                .contains("/requests/" + id)
                .contains("5 business days");
        assertThat(look("/requests", customer).getContentAsString()).contains(id.value());
        assertThat(look("/requests/" + id, customer).getContentAsString())
                .contains("In review")
                .contains("/api/title-applications/" + id + "/withdrawal")
                .contains("Application submitted")
                .doesNotContain("CERTIFICATE");
        assertThat(look("/titles/apply", customer).getContentAsString()).doesNotContain("data-form=");
        assertThat(look("/titles", customer).getContentAsString()).contains("Suspended");
    }

    @Test
    void proof_that_the_customer_has_a_word_of_its_own_for_keeps_that_word() throws Exception {
        SignedIn customer = customer("en");
        RequestId id = submit(customer, "ANOTHER_LETTER");

        assertThat(look("/requests/" + id, customer).getContentAsString())
                .contains("ANOTHER_LETTER")
                .doesNotContain("ANSomething");
    }

    @Test
    void what_is_open_shows_on_the_start_page_however_much_came_after_it() throws Exception {
        SignedIn customer = customer("en");
        RequestId id = submit(customer);
        for (int later = 0; later < 60; later++) {
            RequestId closed = RequestId.next("SU");
            requests.open(
                    closed,
                    RequestKind.SUPPORT,
                    String.valueOf(customer.accountId()),
                    "IN_HAND",
                    new PromisedDays(3, 5),
                    new Ruling.Approved("support-1", List.of()));
            requests.close(closed, "ANSWERED");
        }

        assertThat(look("/", customer).getContentAsString()).contains("/requests/" + id);
    }

    @Test
    void a_question_to_us_is_filled_in_with_what_it_is_about() throws Exception {
        SignedIn customer = customer("en");

        assertThat(look("/support/new?topic=EXPENSE_TYPE&subject=INV-1", customer)
                        .getContentAsString())
                .contains("\"topic\":\"EXPENSE_TYPE\"")
                .contains("\"subjectId\":\"INV-1\"")
                .contains("The expense type follows from the product");
        assertThat(look("/support/new?topic=NO_SUCH", customer).getStatus()).isEqualTo(200);
        assertThat(look(
                                "/staff/support/SU-0000-0000-0000/letters",
                                new SignedIn("support-agent", null, Set.of(Groups.SUPPORT_AGENTS)))
                        .getStatus())
                .isEqualTo(404);
        assertThat(look("/account/sign-ins", customer).getContentAsString()).contains("Invite a colleague");
        SignedIn colleague = new SignedIn("not-the-holder", customer.accountId(), Set.of(), true);
        assertThat(look("/account/sign-ins", colleague).getStatus()).isEqualTo(403);
        assertThat(look("/requests", colleague).getContentAsString()).contains("can view and download only");
    }

    @Test
    void a_question_about_a_case_stands_first_on_the_start_page_until_it_is_answered() throws Exception {
        SignedIn customer = customer("en");
        RequestId id = submit(customer);
        assertThat(look("/", customer).getContentAsString()).doesNotContain("We have a question about");

        questions.ask(id, null, "reviewer", "Which seal is it?");

        assertThat(look("/", customer).getContentAsString())
                .contains("We have a question about your application (" + id + ")")
                .contains("href=\"/requests/" + id + "\"");
    }

    @Test
    void a_page_left_open_learns_that_there_is_something_new() throws Exception {
        SignedIn customer = customer("en");
        RequestId id = submit(customer);
        String standing = "/requests/" + id + "/standing";
        String page = look("/requests/" + id, customer).getContentAsString();

        String before = JSON.readTree(look(standing, customer).getContentAsString())
                .path("standing")
                .asText();
        assertThat(page).contains("data-standing=\"" + before + "\"").contains("data-standing-of=\"" + standing + "\"");

        withdraw.withdraw(customer, id);

        assertThat(JSON.readTree(look(standing, customer).getContentAsString())
                        .path("standing")
                        .asText())
                .isNotEqualTo(before);
        assertThat(look(standing, customer("en")).getStatus()).isEqualTo(404);
    }

    @Test
    void the_diagram_marks_the_step_and_tells_nothing_of_the_inside() throws Exception {
        SignedIn customer = customer("zh-CN");
        RequestId id = submit(customer);

        String diagram = look("/requests/" + id + "/diagram", customer).getContentAsString();

        assertThat(diagram).contains("\"active\":[\"reviewTitle\"]").contains("人工审核");
        assertThat(diagram).doesNotContain("camunda:").doesNotContain("${").doesNotContain("Delegate");
    }

    @Test
    void somebody_else_s_request_looks_like_one_that_does_not_exist() throws Exception {
        RequestId id = submit(customer("en"));
        SignedIn other = customer("en");

        assertThat(look("/requests/" + id, other).getStatus()).isEqualTo(404);
        assertThat(look("/requests/" + id + "/diagram", other).getStatus()).isEqualTo(404);
        assertThat(look("/requests/" + id, other).getContentAsString())
                .isEqualTo(look("/requests/TR-0000-0000-0000", other).getContentAsString());
    }

    @Test
    void only_those_on_whose_desk_a_case_is_read_it_and_names_are_masked() throws Exception {
        RequestId id = submit(customer("en"));

        assertThat(look("/staff/cases/" + id, REVIEWER).getContentAsString())
                .contains("What to check")
                .contains("/documents/")
                .contains("示••")
                .doesNotContain("示例客户");
        assertThat(look("/staff/cases/" + id + "/brief", REVIEWER).getStatus()).isEqualTo(200);
        assertThat(look("/staff/cases/" + id, AUDITOR).getContentAsString())
                .contains("示••")
                .doesNotContain("/documents/");
        assertThat(look("/staff/cases/" + id, CLERK).getStatus()).isEqualTo(403);
        assertThat(look("/staff/cases/" + id, customer("en")).getStatus()).isEqualTo(403);
    }

    @Test
    void whoever_reads_a_name_in_clear_is_written_down() throws Exception {
        RequestId id = submit(customer("en"));

        assertThat(look("/staff/cases/" + id + "?clear=true", REVIEWER).getContentAsString())
                .contains("示例客户");
        assertThat(look("/staff/cases/" + id + "?clear=true", AUDITOR).getContentAsString())
                .doesNotContain("示例客户");

        assertThat(journal.read(id.value()))
                .filteredOn(line -> line.action().equals("READ_IN_CLEAR"))
                .singleElement()
                .satisfies(line -> assertThat(line.actor()).isEqualTo("reviewer"));
    }

    @Test
    void a_page_for_customers_is_closed_to_staff_and_home_leads_them_to_their_work() throws Exception {
        assertThat(look("/titles", REVIEWER).getStatus()).isEqualTo(403);
        assertThat(look("/", REVIEWER).getContentAsString())
                .contains("/camunda/app/tasklist/")
                .doesNotContain("/camunda/app/cockpit/");
    }

    @Test
    void scripts_and_styles_are_kept_by_browsers_under_the_hash_of_their_content() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        URI login = URI.create("http://127.0.0.1:" + port + "/login");
        String page = client.send(HttpRequest.newBuilder(login).build(), BodyHandlers.ofString())
                .body();
        String style = page.replaceAll("(?s).*href=\"(/assets/portal-[0-9a-f]{32}\\.css)\".*", "$1");

        HttpResponse<String> answer =
                client.send(HttpRequest.newBuilder(login.resolve(style)).build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("max-age"));
        assertThat(page).containsOnlyOnce("name=\"_csrf\"");
    }

    private MockHttpServletResponse look(String path, @Nullable SignedIn who) throws Exception {
        MockHttpServletRequestBuilder request = get(path).accept("text/html", "*/*");
        if (who != null) {
            request.with(authentication(UsernamePasswordAuthenticationToken.authenticated(who, null, List.of())));
        }
        if (browser == null) {
            throw new IllegalStateException("No browser is open");
        }
        MockHttpServletResponse response = browser.perform(request).andReturn().getResponse();
        response.setDefaultCharacterEncoding("UTF-8");
        return response;
    }

    private SignedIn customer(String language) throws Exception {
        String id = "c-" + UUID.randomUUID();
        String line = """
            {"accountId": "%s", "kind": "PERSONAL", "realName": "示例客户", "email": "c@customer.example", "language": "%s"}
            """.formatted(id, language);
        imports.take(new ByteArrayInputStream(line.getBytes(UTF_8)), importAccounts);
        return new SignedIn(id, id, Set.of());
    }

    private RequestId submit(SignedIn customer) {
        return submit(customer, "EMPLOYMENT_CERTIFICATE");
    }

    private RequestId submit(SignedIn customer, String proofKind) {
        TitleForm form = new TitleForm(
                "EMPLOYED",
                "Synthetic Cloud Tooling Co., Ltd.",
                "91310115MA1K4TXT5W",
                "ENTERPRISE",
                proofKind,
                false,
                null,
                null,
                null,
                null,
                true,
                null);
        return apply.submit(customer, form, List.of(Proof.pdf())).fold(ApplyForTitle.Submitted::requestId, refusals -> {
            throw new AssertionError(refusals);
        });
    }
}
