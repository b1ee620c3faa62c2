package io.fapiaodesk.support.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.platform.documents.Upload;
import io.fapiaodesk.testing.Api;
import io.fapiaodesk.testing.Api.Answer;
import io.fapiaodesk.testing.Proof;
import io.fapiaodesk.testing.WholeApplication;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Questions to us over HTTP, from the refusal that leads there to the page and the files. */
@WholeApplication
class SupportApiIT {

    @LocalServerPort
    private int port;

    private final String account = "ask-" + UUID.randomUUID();
    private Api api = new Api(0);

    @BeforeEach
    void a_customer() {
        api = new Api(port);
        api.deliver("accounts", line(null));
    }

    private String line(@Nullable String manager) {
        return "{\"accountId\":\"%s\",\"kind\":\"ENTERPRISE\",\"realName\":\"示例提问有限公司\",\"taxId\":\"52440300MJL180002M\",\"email\":\"q@customer.example\"%s}"
                .formatted(account, manager == null ? "" : ",\"accountManager\":\"" + manager + "\"");
    }

    private Answer ask(String body) {
        return api.postForm(account, "/api/support-requests", "request", body);
    }

    @Test
    void a_question_with_files_is_taken_and_shows_among_the_requests() {
        Answer asked = api.postForm(
                account,
                "/api/support-requests",
                "request",
                "{\"topic\": \"STATEMENT_LETTER\", \"text\": \"Please send the letter.\"}",
                "file",
                new Upload("order.pdf", Proof.pdf().content()));

        assertThat(asked.status()).as(asked.toString()).isEqualTo(201);
        assertThat(asked.text("/status")).isEqualTo("IN_HAND");
        assertThat(asked.text("/promise/limit")).isNotEmpty();
        Answer request = api.get(account, "/api/requests/" + asked.text("/requestId"));
        assertThat(request.text("/kind")).isEqualTo("SUPPORT");
        assertThat(request.body().at("/findings").findValuesAsText("code"))
                .containsExactly("SUPPORT_FOR_AGENTS", "SUPPORT_STATEMENT_LETTER");
        assertThat(api.get(account, "/api/me").text("/openRequests/0/id")).isEqualTo(asked.text("/requestId"));
        Answer withdrawn = api.post(account, "/api/support-requests/" + asked.text("/requestId") + "/withdrawal", "{}");
        assertThat(withdrawn.text("/status")).isEqualTo("WITHDRAWN");
    }

    @Test
    void bad_questions_are_refused_with_every_reason() {
        assertThat(ask("{\"topic\": \"NO_SUCH\", \"text\": \"\"}")
                        .body()
                        .at("/errors")
                        .findValuesAsText("code"))
                .containsExactlyInAnyOrder("SUPPORT_TOPIC_UNKNOWN", "REQUIRED");
        assertThat(ask("null").status()).isEqualTo(422);
        assertThat(ask("{\"topic\": \"OTHER\", \"text\": \"x\", \"other\": 1}").status())
                .isBetween(400, 422);
        assertThat(ask("{\"topic\": \"OTHER\", \"text\": \"x\", \"subjectId\": \"SU-0000-0000-0000\"}")
                        .status())
                .isEqualTo(404);
        assertThat(api.postForm(
                                account,
                                "/api/support-requests",
                                "request",
                                "{\"topic\": \"OTHER\", \"text\": \"x\"}",
                                Proof.pdf())
                        .text("/code"))
                .isEqualTo("UNKNOWN_FIELD");
        assertThat(api.post(account, "/api/support-requests/x/withdrawal", "{}").status())
                .isEqualTo(404);
        assertThat(api.get("support-agent", "/api/support-requests").status()).isEqualTo(403);
    }

    @Test
    void the_topics_say_where_the_faq_names_them_and_a_refusal_leads_there() {
        Answer topics = api.get(account, "/api/support-topics");
        assertThat(topics.body().at("/items").findValuesAsText("topic"))
                .contains(
                        "EXPLANATION_LETTER",
                        "STATEMENT_LETTER",
                        "PAY_ON_BEHALF_TEMPLATE",
                        "EXTRA_TITLE",
                        "EXPENSE_TYPE",
                        "REGISTERED_NAME",
                        "LOST_PAPER",
                        "PAPER_RETURN_ADDRESS",
                        "VENDOR_NOT_ANSWERING",
                        "OTHER");
        assertThat(topics.text("/items/0/faq")).isEqualTo("Mismatched invoicing entity and payee");
        assertThat(api.post(
                                account,
                                "/api/title-agreements",
                                "{\"titleName\": \"示例云科技（上海）有限公司\", \"taxId\": \"91310115MA1K4TXT5W\", \"contact\":"
                                        + " {\"name\": \"A\", \"phone\": \"021-12345678\", \"email\":"
                                        + " \"a@customer.example\"}}")
                        .text("/help"))
                .isEqualTo("/support/new?topic=EXTRA_TITLE");
        assertThat(api.get(account, "/api/answers/R15").body().findValuesAsText("href"))
                .contains("/support/new?topic=EXPENSE_TYPE");
    }

    @Test
    void the_template_of_a_pay_on_behalf_agreement_is_there_at_once_with_the_payer_filled_in() throws Exception {
        HttpResponse<byte[]> template = HttpClient.newHttpClient()
                .send(api.request(account, "/api/pay-on-behalf-template").build(), BodyHandlers.ofByteArray());

        assertThat(template.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(template.headers().firstValue("Content-Disposition").orElse(""))
                .contains("pay-on-behalf-agreement.pdf");
        try (PDDocument paper = Loader.loadPDF(template.body())) {
            assertThat(new PDFTextStripper().getText(paper).replaceAll("\\s", ""))
                    .contains("付款方可就其代受益方支付", account);
        }
        assertThat(api.get("manager", "/api/pay-on-behalf-template").status()).isEqualTo(403);
    }

    @Test
    void the_account_sees_who_looks_after_it() {
        assertThat(api.get(account, "/api/me").body().has("accountManager")).isFalse();
        api.deliver("accounts", line("manager2"));
        assertThat(api.get(account, "/api/me").text("/accountManager/name")).isEqualTo("manager2");
        assertThat(api.get(account, "/api/me").text("/accountManager/mail"))
                .isEqualTo("account-managers@fapiao.example");

        assertThat(api.put(
                                "admin",
                                "/api/admin/account-managers/manager2/contact",
                                "{\"name\": \"Second Manager\", \"mail\": \"second@fapiao.example\"}")
                        .status())
                .isEqualTo(200);

        assertThat(api.get(account, "/api/me").text("/accountManager/name")).isEqualTo("Second Manager");
        assertThat(api.get(account, "/api/me").text("/accountManager/mail")).isEqualTo("second@fapiao.example");
        assertThat(api.put("admin", "/api/admin/account-managers/nobody/contact", "{}")
                        .status())
                .isEqualTo(404);
        assertThat(api.put("admin", "/api/admin/account-managers/manager2/contact", "{\"mail\": \"x\"}")
                        .status())
                .isEqualTo(422);
    }
}
