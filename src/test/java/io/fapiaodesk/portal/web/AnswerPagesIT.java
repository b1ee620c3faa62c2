package io.fapiaodesk.portal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.fapiaodesk.platform.security.Groups;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.testing.WholeApplication;
import java.net.URI;
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
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The FAQ as pages: plain forms and links, nothing that needs a script. */
@WholeApplication
class AnswerPagesIT {

    private static final SignedIn CUSTOMER = new SignedIn("personal", "personal", Set.of());
    private static final SignedIn REVIEWER = new SignedIn("reviewer", null, Set.of(Groups.TITLE_REVIEWERS));
    private static final SignedIn UPSTREAM = new SignedIn("upstream", null, Set.of(Groups.UPSTREAM));

    @Autowired
    private WebApplicationContext application;

    private MockMvc browser = MockMvcBuilders.standaloneSetup(new Object()).build();

    @BeforeEach
    void open_a_browser() {
        browser = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
    }

    @ParameterizedTest
    @CsvSource({
        "/answers?lang=en, 200, Verifying invoice authenticity",
        "/answers?lang=zh-CN, 200, 查验发票真伪",
        "/answers?lang=en&q=genuine, 200, 1 questions found",
        "/answers?lang=en&q=真伪, 200, 1 questions found",
        "/answers?lang=en&q=no+such+words, 200, No question contains all of these words",
        "/answers/R13?lang=en&number=3300194130%2012345678, 200, This is the old format",
        "/answers/R37?lang=en&month=13, 422, Write it like 2026-11",
        "/answers/R59?lang=en, 200, 20 digits",
        "/answers/r2?lang=en&entity=E09, 200, ask us",
        "/answers/R99, 404, ''"
    })
    void a_customer_looks_a_question_up(String path, int status, String text) throws Exception {
        MockHttpServletResponse page = look(path, CUSTOMER);

        assertThat(page.getStatus()).isEqualTo(status);
        assertThat(page.getContentAsString()).contains(text).doesNotContain("??");
    }

    @Test
    void staff_may_look_too_and_nobody_else() throws Exception {
        assertThat(look("/answers", REVIEWER).getStatus()).isEqualTo(200);
        assertThat(look("/answers/R18?lang=en", REVIEWER).getContentAsString())
                .contains("Only the holder of an account can do this.");
        assertThat(look("/answers", UPSTREAM).getStatus()).isEqualTo(403);
    }

    private MockHttpServletResponse look(String path, SignedIn who) throws Exception {
        return browser.perform(get(URI.create(path.replace("真伪", "%E7%9C%9F%E4%BC%AA")))
                        .with(authentication(UsernamePasswordAuthenticationToken.authenticated(who, null, List.of()))))
                .andReturn()
                .getResponse();
    }
}
