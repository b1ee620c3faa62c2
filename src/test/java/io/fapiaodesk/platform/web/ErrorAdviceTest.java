package io.fapiaodesk.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fapiaodesk.platform.web.WebFixtures.LostRace;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockPart;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

class ErrorAdviceTest {

    private final Failing failing = new Failing();
    private final ObjectMapper json = WebFixtures.json();
    private final MockMvc http = MockMvcBuilders.standaloneSetup(failing)
            .setControllerAdvice(new ErrorAdvice(WebFixtures.failures()))
            .addFilters(new OutermostFilter(WebFixtures.problems(), WebFixtures.failures()))
            .setMessageConverters(
                    new ByteArrayHttpMessageConverter(),
                    new StringHttpMessageConverter(StandardCharsets.UTF_8),
                    new MappingJackson2HttpMessageConverter(json))
            .build();

    record Line(
            @NotBlank @Size(max = 5) String name,
            @Nullable Integer count,
            @Nullable Colour colour) {}

    record Order(@Valid List<Line> lines) {}

    enum Colour {
        RED,
        BLUE
    }

    /** Every way in that a request may be wrong in. */
    @RestController
    static class Failing {

        @Nullable
        RuntimeException next;

        @GetMapping({"/api/failing", "/failing"})
        String fail() {
            if (next != null) {
                throw next;
            }
            return "fine";
        }

        @PostMapping("/api/orders")
        String order(@Valid @RequestBody Order order) {
            return order.lines().get(0).name();
        }

        @PostMapping("/api/files")
        String files(@RequestPart("proof") MultipartFile proof) {
            return proof.getName();
        }

        @PostMapping("/api/parts")
        String part(@RequestPart("order") byte[] order) throws IOException {
            return Objects.toString(WebFixtures.json().readValue(order, Order.class));
        }

        @GetMapping("/api/items/{number}")
        String item(@PathVariable("number") int number, @RequestParam(name = "page", defaultValue = "0") int page) {
            return "item";
        }

        @GetMapping("/api/search")
        String search(@RequestParam("text") String text) {
            return text;
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{                                                 | 400 | MALFORMED_JSON",
                "                                                  | 400 | MALFORMED_JSON",
                "{\"lines\":[]} trailing                           | 400 | MALFORMED_JSON",
                "{\"lines\":[],\"lines\":[]}                       | 400 | MALFORMED_JSON",
                "[]                                                | 400 | MALFORMED_JSON",
            })
    void a_body_that_is_not_the_expected_json_is_a_bad_request(@Nullable String body, int status, String code)
            throws Exception {
        JsonNode problem = problem(postJson(body == null ? "" : body), status);

        assertThat(problem.path("code").asText()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"lines\":[{\"name\":\"a\",\"isAdmin\":true}]}         | /lines/0/isAdmin | UNKNOWN_FIELD",
                "{\"@class\":\"java.lang.Runtime\",\"lines\":[]}         | /@class          | UNKNOWN_FIELD",
                "{\"a/b~c\":1}                                           | /a~1b~0c         | UNKNOWN_FIELD",
                "{\"lines\":[{\"name\":\"a\",\"count\":\"many\"}]}       | /lines/0/count   | WRONG_TYPE",
                "{\"lines\":[{\"name\":\"a\",\"count\":1.5}]}            | /lines/0/count   | INVALID_VALUE",
                "{\"lines\":[{\"name\":\"a\",\"colour\":\"GREEN\"}]}     | /lines/0/colour  | INVALID_VALUE",
                "{\"lines\":[{\"name\":{}}]}                             | /lines/0/name    | WRONG_TYPE",
                "{\"lines\":[{\"name\":\"a\\u0000b\"}]}                  | /lines/0/name    | HOSTILE_CHARACTERS",
                "{\"lines\":[{\"name\":\"\\ud800\"}]}                    | /lines/0/name    | HOSTILE_CHARACTERS",
                "{\"lines\":[{\"name\":\" \"}]}                          | /lines/0/name    | REQUIRED",
                "{\"lines\":[{\"name\":\"far too long\"}]}               | /lines/0/name    | INVALID_VALUE",
            })
    void a_wrong_field_is_pointed_at(String body, String pointer, String code) throws Exception {
        JsonNode problem = problem(postJson(body), 422);

        assertThat(problem.path("code").asText()).isEqualTo(code);
        assertThat(problem.at("/errors/0/pointer").asText()).isEqualTo(pointer);
        assertThat(problem.at("/errors/0/code").asText()).isEqualTo(code);
        assertThat(problem.at("/errors/0/detail").asText()).isNotBlank();
    }

    @Test
    void a_wrong_word_is_told_which_words_there_are() throws Exception {
        JsonNode problem = problem(postJson("{\"lines\":[{\"name\":\"a\",\"colour\":\"GREEN\"}]}"), 422);

        assertThat(problem.path("detail").asText()).isEqualTo("This must be one of: RED, BLUE.");
    }

    @Test
    void json_that_is_nested_ten_thousand_deep_is_a_bad_request() throws Exception {
        String deep = "{\"lines\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";

        assertThat(answer(postJson(deep)).getStatus()).isBetween(400, 422);
    }

    @Test
    void a_half_pair_written_out_in_full_is_stored_text() throws Exception {
        MockHttpServletResponse answer = answer(postJson("{\"lines\":[{\"name\":\"\\ud842\\udfb7\"}]}"));

        assertThat(answer.getStatus()).isEqualTo(200);
    }

    @Test
    void a_body_that_is_not_json_at_all_is_unsupported() throws Exception {
        JsonNode problem =
                problem(post("/api/orders").contentType(MediaType.TEXT_PLAIN).content("{}"), 415);

        assertThat(problem.path("code").asText()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void a_method_that_is_not_there_is_told_which_are() throws Exception {
        MockHttpServletResponse answer = answer(delete("/api/orders"));

        assertThat(answer.getStatus()).isEqualTo(405);
        assertThat(answer.getHeader("Allow")).contains("POST");
    }

    @Test
    void a_missing_part_is_named() throws Exception {
        JsonNode problem = problem(multipart("/api/files"), 400);

        assertThat(problem.path("code").asText()).isEqualTo("MISSING_PART");
        assertThat(problem.at("/errors/0/pointer").asText()).isEqualTo("/proof");
    }

    @Test
    void a_part_that_a_controller_reads_as_json_by_itself_is_judged_like_a_body() throws Exception {
        assertThat(problem(multipart("/api/parts").part(part("{\"isAdmin\":true}")), 422)
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("/isAdmin");
        assertThat(problem(multipart("/api/parts").part(part("{")), 400)
                        .path("code")
                        .asText())
                .isEqualTo("MALFORMED_JSON");
    }

    private static MockPart part(String json) {
        return new MockPart("order", "order.json", json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void an_address_that_names_nothing_is_not_found() throws Exception {
        assertThat(problem(get("/api/items/first"), 404).path("code").asText()).isEqualTo("NOT_FOUND");
        assertThat(problem(get("/api/nothing/here"), 404).path("code").asText()).isEqualTo("NOT_FOUND");
    }

    @Test
    void a_wrong_parameter_is_pointed_at() throws Exception {
        assertThat(problem(get("/api/items/1?page=first"), 422)
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("/page");
        assertThat(problem(get("/api/search"), 400).path("code").asText()).isEqualTo("MISSING_PART");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/search?text=%00", "/api/search?text=a%00b", "/api/search?%00=x", "/api/items/%00"})
    void nul_in_an_address_is_a_bad_request(String address) throws Exception {
        assertThat(problem(get(URI.create(address)), 400).path("code").asText()).isEqualTo("HOSTILE_CHARACTERS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/camunda/api//admin", "/api//search", "//api/search"})
    void an_address_with_an_empty_step_is_a_bad_request(String address) throws Exception {
        assertThat(problem(get(URI.create("http://localhost" + address)), 400)
                        .path("code")
                        .asText())
                .isEqualTo("BAD_REQUEST");
    }

    @Test
    void nul_in_a_parameter_of_a_form_is_a_bad_request() throws Exception {
        assertThat(problem(get("/api/search").param("text", "a\u0000b"), 400)
                        .path("code")
                        .asText())
                .isEqualTo("HOSTILE_CHARACTERS");
    }

    @Test
    void lost_races_are_conflicts_that_may_be_tried_again() throws Exception {
        for (RuntimeException race : List.of(
                new OptimisticLockingFailureException("secret"),
                new CannotAcquireLockException("secret"),
                new DuplicateKeyException("secret"),
                new LostRace(),
                new IllegalStateException(new LostRace()))) {
            JsonNode problem = problem(failWith(race), 409);

            assertThat(problem.path("code").asText()).isEqualTo("CHANGED_MEANWHILE");
            assertThat(problem.toString()).doesNotContain("secret");
        }
    }

    @Test
    void a_database_that_is_away_is_out_of_service_and_says_when_to_come_back() throws Exception {
        for (RuntimeException away : List.of(
                new DataAccessResourceFailureException("secret"),
                new CannotCreateTransactionException("secret"),
                new IllegalStateException(new SQLException("secret", "08006")),
                new IllegalStateException(new SQLException("secret", "53300")),
                new IllegalStateException(new SQLException("secret", "57P01")),
                new UncategorizedSQLException("task", "select 1", new SQLException("secret", "25006")))) {
            MockHttpServletResponse answer = answer(failWith(away));

            assertThat(answer.getStatus()).isEqualTo(503);
            assertThat(answer.getHeader("Retry-After")).isEqualTo("5");
            assertThat(answer.getContentAsString()).contains("UNAVAILABLE").doesNotContain("secret");
        }
    }

    @Test
    void text_that_only_the_database_found_hostile_is_a_bad_request() throws Exception {
        assertThat(problem(failWith(new IllegalStateException(new SQLException("0x00", "22021"))), 400)
                        .path("code")
                        .asText())
                .isEqualTo("HOSTILE_CHARACTERS");
        assertThat(problem(failWith(new RequestRejectedException("secret")), 400)
                        .path("code")
                        .asText())
                .isEqualTo("HOSTILE_CHARACTERS");
    }

    @Test
    void what_is_too_large_or_in_too_many_parts_is_told_so() throws Exception {
        problem(failWith(new MaxUploadSizeExceededException(1)), 413);
        problem(failWith(new MultipartException("parse", new FileCountLimitExceeded())), 413);
        assertThat(problem(failWith(new MultipartException("parse")), 400)
                        .path("code")
                        .asText())
                .isEqualTo("MALFORMED_MULTIPART");
    }

    static final class FileCountLimitExceeded extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void a_status_that_a_controller_asked_for_is_kept_and_its_words_are_not() throws Exception {
        JsonNode problem = problem(failWith(new ResponseStatusException(HttpStatus.FORBIDDEN, "secret")), 403);

        assertThat(problem.path("code").asText()).isEqualTo("NOT_PERMITTED");
        assertThat(problem.toString()).doesNotContain("secret");
    }

    @Test
    void anything_else_is_our_fault_and_shows_a_reference_and_nothing_more() throws Exception {
        JsonNode problem = problem(failWith(new IllegalStateException("secret", new SQLException("secret"))), 500);

        assertThat(problem.path("code").asText()).isEqualTo("INTERNAL_ERROR");
        assertThat(problem.path("incident").asText()).matches("[0-9A-Z]{8}");
        assertThat(problem.path("detail").asText())
                .contains(problem.path("incident").asText());
        assertThat(problem.toString()).doesNotContain("secret").doesNotContain("Exception");
    }

    @Test
    void people_see_the_error_page_and_programs_a_document() throws Exception {
        failing.next = new IllegalStateException("secret");

        assertThat(http.perform(get("/failing").accept(MediaType.TEXT_HTML))
                        .andReturn()
                        .getModelAndView())
                .satisfies(page -> {
                    assertThat(page.getViewName()).isEqualTo("error");
                    assertThat(page.getStatus()).isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR);
                    assertThat(page.getModel())
                            .containsEntry("code", "INTERNAL_ERROR")
                            .containsKey("incident");
                });
        problem(get("/api/failing").accept(MediaType.TEXT_HTML), 500);
        problem(get("/failing").accept(MediaType.IMAGE_PNG), 500);
    }

    @Test
    void problems_speak_the_language_of_whoever_asks() throws Exception {
        failing.next = new DataAccessResourceFailureException("away");

        JsonNode problem = problem(get("/api/failing").header("Accept-Language", "zh-CN"), 503);

        assertThat(problem.path("title").asText()).isEqualTo("服务暂时不可用");
    }

    private RequestBuilder failWith(RuntimeException exception) {
        failing.next = exception;
        return get("/api/failing");
    }

    private static MockHttpServletRequestBuilder postJson(String body) {
        return post("/api/orders").contentType(MediaType.APPLICATION_JSON).content(body);
    }

    private JsonNode problem(RequestBuilder request, int status) throws Exception {
        MockHttpServletResponse answer = answer(request);
        assertThat(answer.getStatus()).isEqualTo(status);
        assertThat(answer.getContentType()).startsWith("application/problem+json");
        JsonNode problem = json.readTree(answer.getContentAsString(StandardCharsets.UTF_8));
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("type").asText()).startsWith("urn:problem-type:fapiao-desk:");
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.path("detail").asText()).isNotBlank();
        assertThat(problem.path("code").asText()).matches("[A-Z][A-Z0-9_]+");
        return problem;
    }

    private MockHttpServletResponse answer(RequestBuilder request) throws Exception {
        return http.perform(request).andReturn().getResponse();
    }
}
