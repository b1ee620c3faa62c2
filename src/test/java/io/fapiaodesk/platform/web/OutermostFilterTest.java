package io.fapiaodesk.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class OutermostFilterTest {

    private final OutermostFilter filter = new OutermostFilter(WebFixtures.problems(), WebFixtures.failures());

    @Test
    void a_session_that_cannot_be_read_is_told_to_programs_as_a_document() throws Exception {
        MockHttpServletResponse answer = answer("/api/me", "application/json", FAILING);

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("5");
        assertThat(answer.getContentType()).startsWith("application/problem+json");
        assertThat(answer.getContentAsString()).contains("UNAVAILABLE").doesNotContain("secret");
    }

    @Test
    void a_session_that_cannot_be_read_is_told_to_people_as_a_page() throws Exception {
        MockHttpServletResponse answer = answer("/titles", "text/html", FAILING);

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("5");
        assertThat(answer.getContentType()).startsWith("text/html");
        assertThat(answer.getContentAsString())
                .contains("<h1>Out of service for the moment</h1>")
                .doesNotContain("secret");
    }

    @Test
    void what_was_half_written_before_the_failure_is_not_sent() throws Exception {
        MockHttpServletResponse answer = answer("/api/me", "application/json", (request, response) -> {
            response.getWriter().write("half an answer");
            throw new IllegalStateException("secret");
        });

        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(answer.getContentAsString()).contains("INTERNAL_ERROR").doesNotContain("half an answer");
    }

    @Test
    void an_answer_that_is_on_its_way_cannot_be_taken_back() {
        assertThatThrownBy(() -> answer("/api/me", "application/json", (request, response) -> {
                    response.flushBuffer();
                    throw new IllegalStateException("too late");
                }))
                .hasMessage("too late");
    }

    private static final FilterChain FAILING = (request, response) -> {
        throw new DataAccessResourceFailureException("secret");
    };

    private MockHttpServletResponse answer(String path, String accept, FilterChain chain)
            throws ServletException, IOException {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.addHeader("Accept", accept);
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request, response, chain);
        return response;
    }
}
