package io.fapiaodesk.account.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.testing.Api;
import io.fapiaodesk.testing.Api.Answer;
import io.fapiaodesk.testing.WholeApplication;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Further sign-ins of an account: who invites them, what they may, and how they are shut out. */
@WholeApplication
class InvitedSignInsIT {

    private static final String PASSWORD = "a long secret of theirs";

    @LocalServerPort
    private int port;

    @Autowired
    private Journal journal;

    private final String account = "holder-" + UUID.randomUUID().toString().substring(0, 8);
    private final String colleague = "c-" + UUID.randomUUID().toString().substring(0, 8);
    private Api api = new Api(0);

    @BeforeEach
    void an_account_with_its_own_sign_in() {
        api = new Api(port);
        deliver(account);
    }

    @Test
    void one_who_may_look_only_sees_everything_and_changes_nothing() {
        Answer invited = invite(account, colleague, "READ_ONLY");
        assertThat(invited.status()).as(invited.toString()).isEqualTo(201);
        assertThat(api.get(account, "/api/account/sign-ins").text("/items/0/role"))
                .isEqualTo("READ_ONLY");

        assertThat(call("GET", "/api/me", "").text("/accountId")).isEqualTo(account);
        assertThat(call("GET", "/api/requests", "").status()).isEqualTo(200);
        assertThat(call(
                                "POST",
                                "/api/invoice-previews",
                                "{\"method\": \"AMOUNT\", \"amount\": \"1.00\", \"invoiceType\": \"GENERAL\"}")
                        .status())
                .isNotEqualTo(403);
        for (String change : new String[] {
            "POST /api/mailboxes",
            "POST /api/invoice-requests",
            "POST /api/title-agreements",
            "POST /api/title-applications",
            "POST /api/support-requests",
            "POST /api/account/sign-ins",
            "POST /api/account/multi-account-service",
            "DELETE /api/account/sign-ins/" + colleague,
            "PATCH /api/titles/x",
            "POST /api/invoices/x/returns",
            "PUT /api/sandbox/clock"
        }) {
            Answer refused = call(change.split(" ", 2)[0], change.split(" ", 2)[1], "{}");
            assertThat(refused.status()).as(change).isEqualTo(403);
            assertThat(refused.text("/code")).as(change).isEqualTo("READ_ONLY_SIGN_IN");
        }
    }

    @Test
    void one_with_full_rights_acts_under_the_own_name_and_does_not_manage_sign_ins() {
        invite(account, colleague, "FULL");

        Answer added = call("POST", "/api/mailboxes", "{\"address\": \"team@customer.example\"}");
        assertThat(added.status()).as(added.toString()).isEqualTo(201);
        assertThat(call("GET", "/api/account/sign-ins", "").text("/code")).isEqualTo("ACCOUNT_HOLDER_ONLY");
        assertThat(call("POST", "/api/account/sign-ins", "{}").status()).isEqualTo(403);
        assertThat(journal.read("account/" + account))
                .extracting(line -> line.actor() + " " + line.action())
                .containsExactly(
                        account + " SIGN_IN_INVITED",
                        colleague + " MAILBOX_ADDED",
                        colleague + " MAILBOX_MADE_DEFAULT");
    }

    @Test
    void names_are_free_roles_known_and_passwords_long() {
        assertThat(api.post(
                                account,
                                "/api/account/sign-ins",
                                "{\"name\": \"a b\", \"password\": \"short\", \"role\": \"INVOICES\"}")
                        .body()
                        .at("/errors")
                        .findValuesAsText("code"))
                .containsExactly("SIGN_IN_NAME_INVALID", "PASSWORD_LENGTH", "SIGN_IN_ROLE_UNKNOWN");
        assertThat(invite(account, "reviewer", "FULL").text("/code")).isEqualTo("SIGN_IN_NAME_TAKEN");
        assertThat(invite(account, "enterprise", "FULL").text("/code")).isEqualTo("SIGN_IN_NAME_TAKEN");
        assertThat(api.get("reviewer", "/api/account/sign-ins").status()).isEqualTo(403);
    }

    @Test
    void whom_the_holder_removes_is_out_at_once_and_signed_out_of_the_portal() throws Exception {
        invite(account, colleague, "READ_ONLY");
        HttpClient browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        String login = page(browser, "/login");
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(login);
        assertThat(token.find()).isTrue();
        browser.send(
                HttpRequest.newBuilder(uri("/login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("username=" + colleague + "&password="
                                + PASSWORD.replace(" ", "+") + "&_csrf=" + token.group(1)))
                        .build(),
                BodyHandlers.ofString());
        assertThat(page(browser, "/requests")).contains(colleague);

        assertThat(api.delete(account, "/api/account/sign-ins/" + colleague).status())
                .isEqualTo(204);

        assertThat(page(browser, "/requests")).contains("name=\"password\"").doesNotContain(colleague);
        assertThat(call("GET", "/api/me", "").status()).isEqualTo(401);
        assertThat(api.delete(account, "/api/account/sign-ins/" + colleague).status())
                .isEqualTo(404);

        String other = account + "-other";
        deliver(other);
        assertThat(invite(other, colleague, "FULL").text("/code")).isEqualTo("SIGN_IN_NAME_TAKEN");
        assertThat(api.delete(other, "/api/account/sign-ins/" + colleague).status())
                .isEqualTo(404);
        assertThat(invite(account, colleague, "READ_ONLY").status()).isEqualTo(201);
    }

    @Test
    void the_administrator_closes_and_opens_one_without_making_more_of_it() {
        invite(account, colleague, "READ_ONLY");

        api.put(
                "admin",
                "/api/admin/sign-ins/" + colleague,
                "{\"accountId\": \"" + account + "\", \"enabled\": false}");
        assertThat(call("GET", "/api/me", "").status()).isEqualTo(401);
        api.put("admin", "/api/admin/sign-ins/" + colleague, "{\"accountId\": \"" + account + "\", \"enabled\": true}");

        assertThat(call("POST", "/api/mailboxes", "{}").text("/code")).isEqualTo("READ_ONLY_SIGN_IN");
    }

    private Answer invite(String holder, String name, String role) {
        return api.post(
                holder,
                "/api/account/sign-ins",
                "{\"name\": \"%s\", \"password\": \"%s\", \"role\": \"%s\"}".formatted(name, PASSWORD, role));
    }

    private Answer call(String method, String path, String body) {
        String credentials = Base64.getEncoder().encodeToString((colleague + ":" + PASSWORD).getBytes(UTF_8));
        return api.send(HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Basic " + credentials)
                .header("Accept-Language", "en")
                .header("Content-Type", "application/json")
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build());
    }

    private String page(HttpClient browser, String path) throws Exception {
        return browser.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString())
                .body();
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private void deliver(String accountId) {
        api.deliver(
                "accounts",
                "{\"accountId\":\"%s\",\"kind\":\"ENTERPRISE\",\"realName\":\"示例多人有限公司\",\"taxId\":\"52440300MJL180002M\",\"email\":\"m@customer.example\"}"
                        .formatted(accountId));
    }
}
