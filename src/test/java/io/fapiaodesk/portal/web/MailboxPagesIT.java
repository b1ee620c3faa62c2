package io.fapiaodesk.portal.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fapiaodesk.account.ImportAccounts;
import io.fapiaodesk.account.Mailbox;
import io.fapiaodesk.account.Mailboxes;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.platform.web.Imports;
import io.fapiaodesk.testing.WholeApplication;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Mailboxes as customers keep them, on the page and over the interface for programs. */
@WholeApplication
class MailboxPagesIT {

    @Autowired
    private WebApplicationContext application;

    @Autowired
    private ImportAccounts importAccounts;

    @Autowired
    private Imports imports;

    @Autowired
    private Mailboxes mailboxes;

    @Autowired
    private ObjectMapper json;

    private @Nullable MockMvc browser;

    @BeforeEach
    void open_a_browser() {
        browser = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
    }

    @Test
    void a_customer_adds_switches_edits_and_deletes_with_plain_forms() throws Exception {
        SignedIn customer = customer();
        assertThat(look(customer)).contains("account@customer.example").contains("You have not added a mailbox yet.");

        assertThat(send(post("/mailboxes").param("address", "one@customer.example"), customer)
                        .getRedirectedUrl())
                .isEqualTo("/mailboxes?said=added");
        send(post("/mailboxes").param("address", "two@customer.example"), customer);
        Mailbox two = mailboxes.of(customer.name()).get(1);
        send(post("/mailboxes/" + two.id() + "/default"), customer);
        assertThat(mailboxes.defaultOf(customer.name())).map(Mailbox::id).contains(two.id());

        send(post("/mailboxes/" + two.id()).param("address", "three@customer.example"), customer);
        assertThat(look(customer)).contains("three@customer.example").doesNotContain("two@customer.example");

        send(post("/mailboxes/" + two.id() + "/deletion"), customer);
        assertThat(look(customer)).doesNotContain("three@customer.example").contains("account@customer.example");
    }

    @Test
    void what_is_wrong_is_said_beside_the_field_and_what_was_typed_stays() throws Exception {
        SignedIn customer = customer();

        MockHttpServletResponse answer = send(post("/mailboxes").param("address", "\"><script>"), customer);

        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString())
                .contains("field-error")
                .contains("value=\"&quot;&gt;&lt;script&gt;\"")
                .doesNotContain("\"><script>");
        assertThat(mailboxes.of(customer.name())).isEmpty();
    }

    @Test
    void a_form_from_elsewhere_changes_nothing() throws Exception {
        SignedIn customer = customer();

        assertThat(perform(post("/mailboxes").param("address", "one@customer.example"), customer)
                        .getStatus())
                .isEqualTo(403);
        assertThat(mailboxes.of(customer.name())).isEmpty();
    }

    @Test
    void somebody_else_s_mailbox_is_not_there() throws Exception {
        SignedIn customer = customer();
        send(post("/mailboxes").param("address", "one@customer.example"), customer);
        String id = mailboxes.of(customer.name()).get(0).id();
        SignedIn other = customer();

        assertThat(send(post("/mailboxes/" + id + "/deletion"), other).getStatus())
                .isEqualTo(404);
        assertThat(send(delete("/api/mailboxes/" + id), other).getStatus()).isEqualTo(404);
        assertThat(send(
                                put("/api/mailboxes/" + id)
                                        .contentType("application/json")
                                        .content("{\"isDefault\": false}"),
                                other)
                        .getStatus())
                .isEqualTo(404);
        assertThat(mailboxes.defaultOf(customer.name())).isPresent();
    }

    @Test
    void programs_keep_mailboxes_too() throws Exception {
        SignedIn customer = customer();
        MockHttpServletRequestBuilder addition = post("/api/mailboxes")
                .contentType("application/json")
                .header("Idempotency-Key", "mailbox-1")
                .content("{\"address\": \"one@customer.example\"}");
        MockHttpServletResponse added = send(addition, customer);
        assertThat(added.getStatus()).isEqualTo(201);
        String id = json.readTree(added.getContentAsString()).path("id").asText();
        assertThat(added.getHeader("Location")).isEqualTo("/api/mailboxes/" + id);
        assertThat(send(addition, customer).getContentAsString()).isEqualTo(added.getContentAsString());

        assertThat(send(
                                put("/api/mailboxes/" + id)
                                        .contentType("application/json")
                                        .content("{\"address\": \"two@customer.example\"}"),
                                customer)
                        .getStatus())
                .isEqualTo(200);

        JsonNode list = json.readTree(send(get("/api/mailboxes"), customer).getContentAsString());
        assertThat(list.path("total").asInt()).isEqualTo(1);
        assertThat(list.path("items").path(0).toString())
                .isEqualTo("{\"id\":\"%s\",\"address\":\"two@customer.example\",\"isDefault\":true}".formatted(id));
        assertThat(send(delete("/api/mailboxes/" + id), customer).getStatus()).isEqualTo(204);
        assertThat(send(delete("/api/mailboxes/" + id), customer).getStatus()).isEqualTo(404);
        MockHttpServletResponse refused = send(
                post("/api/mailboxes").contentType("application/json").content("{\"address\": \"nobody\"}"), customer);
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString()).contains("EMAIL_INVALID").contains("/address");
    }

    private String look(SignedIn customer) throws Exception {
        return send(get("/mailboxes"), customer).getContentAsString();
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request, SignedIn who) throws Exception {
        return perform(request.with(csrf()), who);
    }

    private MockHttpServletResponse perform(MockHttpServletRequestBuilder request, SignedIn who) throws Exception {
        if (browser == null) {
            throw new IllegalStateException("No browser is open");
        }
        MockHttpServletResponse response = browser.perform(request.accept("text/html", "application/json", "*/*")
                        .with(authentication(UsernamePasswordAuthenticationToken.authenticated(who, null, List.of()))))
                .andReturn()
                .getResponse();
        response.setDefaultCharacterEncoding("UTF-8");
        return response;
    }

    private SignedIn customer() throws Exception {
        String id = "c-" + UUID.randomUUID();
        String line = """
                {"accountId": "%s", "kind": "PERSONAL", "realName": "示例客户", "email": "account@customer.example", "language": "en"}
                """.formatted(id);
        imports.take(new ByteArrayInputStream(line.getBytes(UTF_8)), importAccounts);
        return new SignedIn(id, id, Set.of());
    }
}
