package io.fapiaodesk.portal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.fapiaodesk.catalogue.Entities;
import io.fapiaodesk.platform.security.Groups;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.testing.WholeApplication;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The companies as customers see them, and as the administrator keeps them. */
@WholeApplication
class CompanyPagesIT {

    private static final SignedIn CUSTOMER = new SignedIn("personal", "personal", Set.of());
    private static final SignedIn ADMIN = new SignedIn("admin", null, Set.of(Groups.ADMINISTRATORS));

    @Autowired
    private WebApplicationContext application;

    @Autowired
    private Entities entities;

    private MockMvc browser = MockMvcBuilders.standaloneSetup(new Object()).build();

    @BeforeEach
    void open_a_browser() {
        browser = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
    }

    @ParameterizedTest
    @CsvSource({
        "/companies/E09?lang=en, 200, 91110105783951338G",
        "/companies/E09?lang=en, 200, the registered Chinese name",
        "/companies/E09?lang=en, 200, Ask us for one",
        "/companies/E02?lang=en, 200, In this sandbox a sample stands in",
        "/companies/E02?lang=zh-CN, 200, 下载证明",
        "/companies?lang=en, 200, China Unicom High-Speed Channel",
        "/companies/E99, 404, ''",
        "/announcements/digital-invoices?lang=en, 200, 31 May 2024",
        "/announcements/digital-invoices?lang=zh-CN, 200, 20位号码",
        "/titles/agreements/pay-on-behalf?lang=en, 200, Download the template",
        "/registration?lang=en, 200, /api/account/certificate",
        "/registration?lang=zh-CN, 200, 此操作不可撤销",
        "/titles?lang=en, 200, href=\"/registration\"",
        "/answers/R13?lang=en&number=26442000000000000025, 200, those of another province",
        "/answers/R13?lang=en&number=26112000000000000025, 200, https://beijing.chinatax.gov.cn/",
        "/answers/R55?lang=en, 200, Exclusive account certificate",
        "/admin/companies, 403, ''",
        "/admin/catalogue, 403, ''"
    })
    void a_customer_looks_a_company_up(String path, int status, String text) throws Exception {
        MockHttpServletResponse page = perform(get(URI.create(path)), CUSTOMER);

        assertThat(page.getStatus()).isEqualTo(status);
        assertThat(page.getContentAsString()).contains(text).doesNotContain("??");
    }

    @Test
    void a_change_of_the_registration_is_begun_by_who_knows_what_comes_of_it() throws Exception {
        assertThat(perform(get("/api/account/registration"), CUSTOMER).getContentAsString())
                .contains("\"kind\":\"PERSONAL\"", "PAID_ORDERS_FOLLOW", "\"rule\":\"R80\"", "IRREVERSIBLE");
        MockHttpServletResponse unaware = perform(
                post("/api/account/registration-changes")
                        .contentType("application/json")
                        .content("{\"to\": \"ENTERPRISE\"}")
                        .with(csrf()),
                CUSTOMER);
        assertThat(unaware.getStatus()).isEqualTo(409);
        assertThat(unaware.getContentAsString()).contains("REGISTRATION_NOT_ACKNOWLEDGED", "R23");
        assertThat(perform(
                                post("/api/account/registration-changes")
                                        .contentType("application/json")
                                        .content("{\"to\": \"ENTERPRISE\", \"acknowledgeIrreversible\": true}")
                                        .with(csrf()),
                                CUSTOMER)
                        .getContentAsString())
                .contains("/support/new?topic=REGISTERED_NAME");

        MockHttpServletResponse form = perform(
                post("/registration")
                        .param("to", "ENTERPRISE")
                        .param("lang", "en")
                        .with(csrf()),
                CUSTOMER);
        assertThat(form.getStatus()).isEqualTo(409);
        assertThat(form.getContentAsString()).contains("cannot be undone");
        assertThat(perform(
                                post("/registration")
                                        .param("to", "ENTERPRISE")
                                        .param("acknowledged", "true")
                                        .with(csrf()),
                                CUSTOMER)
                        .getContentAsString())
                .contains("/support/new?topic=REGISTERED_NAME");
    }

    @ParameterizedTest
    @CsvSource({
        "/admin/companies?lang=en, Zhejiang Queniu Network Technology",
        "/admin/companies?lang=zh-CN, 维护开票公司",
        "/admin/companies/E05?lang=en, Upload a sealed PDF",
        "/admin/catalogue?lang=en, trademark",
        "/?lang=en, Keep companies"
    })
    void the_administrator_finds_what_is_to_be_kept(String path, String text) throws Exception {
        MockHttpServletResponse page = perform(get(URI.create(path)), ADMIN);

        assertThat(page.getStatus()).as(path).isEqualTo(200);
        assertThat(page.getContentAsString()).contains(text).doesNotContain("??");
    }

    @Test
    void the_administrator_enters_a_company_with_a_plain_form() throws Exception {
        LocalDate day = LocalDate.of(2031, 1, 1);
        MockHttpServletResponse wrong =
                perform(post("/admin/companies/E04").param("nameZh", "Zhiyu").with(csrf()), ADMIN);
        assertThat(wrong.getStatus()).isEqualTo(422);
        assertThat(wrong.getContentAsString()).contains("Registered Chinese name:", "value=\"Zhiyu\"");

        MockHttpServletResponse done = perform(
                post("/admin/companies/E04")
                        .param("nameZh", "示例互联网科技有限公司")
                        .param("taxId", "")
                        .param("validFrom", day.toString())
                        .with(csrf()),
                ADMIN);

        assertThat(done.getRedirectedUrl()).isEqualTo("/admin/companies/E04?said=company");
        assertThat(entities.on("E04", day).nameZh()).isEqualTo("示例互联网科技有限公司");
        assertThat(entities.on("E04", day).taxId()).isEqualTo("91110105MA01NFRX6N");
        assertThat(perform(get("/admin/companies/E04?said=company&lang=en"), ADMIN)
                        .getContentAsString())
                .contains("示例互联网科技有限公司", "have been entered");
    }

    @Test
    void the_keeper_enters_a_product_with_a_plain_form() throws Exception {
        MockHttpServletResponse done = perform(
                post("/admin/catalogue/products")
                        .param("productCode", "page-product")
                        .param("content", "E05|Production and lifestyle services*Software service fee")
                        .param("validFrom", "")
                        .with(csrf()),
                ADMIN);

        assertThat(done.getRedirectedUrl()).isEqualTo("/admin/catalogue?said=product");
        assertThat(perform(get("/admin/catalogue?said=product&lang=en"), ADMIN).getContentAsString())
                .contains("page-product", "can be invoiced now");
        MockHttpServletResponse wrong = perform(
                post("/admin/catalogue/products").param("productCode", "ecs").with(csrf()), ADMIN);
        assertThat(wrong.getStatus()).isEqualTo(422);
        assertThat(wrong.getContentAsString()).contains("itself names the product ecs");
    }

    private MockHttpServletResponse perform(MockHttpServletRequestBuilder request, SignedIn who) throws Exception {
        return browser.perform(request.with(
                        authentication(UsernamePasswordAuthenticationToken.authenticated(who, null, List.of()))))
                .andReturn()
                .getResponse();
    }
}
