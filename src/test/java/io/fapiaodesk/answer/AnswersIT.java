package io.fapiaodesk.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fapiaodesk.testing.WholeApplication;
import java.io.IOException;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** The FAQ as customers ask it over HTTP. */
@WholeApplication
class AnswersIT {

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private Faq faq;

    @Autowired
    private ApplicationContext application;

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void every_rule_has_its_question_in_both_languages() throws IOException {
        JsonNode page = ok(get("personal", "en", "/api/answers"));

        assertThat(page.path("total").asInt()).isEqualTo(88);
        JsonNode verify = page.path("items").path(12);
        assertThat(verify.path("id").asText()).isEqualTo("R13");
        assertThat(verify.path("faq").asText()).isEqualTo("Verifying invoice authenticity");
        assertThat(verify.path("question").path("en").asText()).contains("genuine");
        assertThat(verify.path("question").path("zh-CN").asText()).contains("真伪");
        assertThat(verify.path("answered").asBoolean()).isTrue();
    }

    @Test
    void every_section_says_where_it_is_done() throws IOException {
        JsonNode page = ok(get("personal", "en", "/api/answers/sections"));

        assertThat(page.path("total").asInt()).isEqualTo(62);
        assertThat(page.path("items").path(0).path("chapter").asText()).isEqualTo("Invoice content and rules");
    }

    @ParameterizedTest
    @CsvSource({"personal, en", "personal, zh-CN", "enterprise, en", "enterprise, zh-CN"})
    void every_question_is_answered_in_words(String who, String language) throws IOException {
        for (int rule = 1; rule <= 88; rule++) {
            JsonNode answer = ok(get(who, language, "/api/answers/R" + rule));

            assertThat(answer.path("rule").asText()).isEqualTo("R" + rule);
            assertThat(answer.path("faq").asText()).isNotEmpty();
            assertThat(answer.path("outcome").asText()).isIn("SATISFIED", "VIOLATED", "UNDETERMINED", Answer.POINTER);
            assertThat(answer.toString()).doesNotContain("answer.", "finding.").doesNotContainPattern("\\{[0-9]}");
            if (language.equals("zh-CN")) {
                assertThat(answer.path("answer").asText()).containsPattern("[\\u4e00-\\u9fff]{2}");
                assertThat(answer.path("because").asText()).containsPattern("[\\u4e00-\\u9fff]{2}");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        R1?productCode=sms                             | SELLER_RESOLVED
        R1?productCode=trademark                       | CATALOGUE_DECISION_NEEDED
        R1?productCode=marketplace-third-party         | VENDOR_ISSUES
        R2?entity=E09                                  | CERTIFICATE_BY_TICKET
        R2?entity=E02                                  | AFFILIATE_CERTIFICATE_READY
        R3?vendor=Another                              | EXPLANATION_LETTER_BY_TICKET
        R4?amount=100&rate=0.13                        | TAX_WITHIN_AMOUNT
        R5                                             | TONGYI_ISSUES
        R6?type=paper-special                          | OLD_TYPE_NOT_ISSUED
        R7?entity=E03                                  | DIGITAL_INVOICES_SUPPORTED
        R13?number=26332000000000000017                | VERIFY_DIGITAL_NUMBER
        R13?code=3300194130&number=12345678            | VERIFY_OLD_FORMAT
        R14?type=general                               | SAMPLE_FOR_REFERENCE
        R15                                            | EXPENSE_TYPE_FIXED
        R15?productCode=sms&wanted=Support%20fee       | EXPENSE_TYPE_OF_PRODUCT
        R43                                            | NO_PERMISSION_FOR_INVOICES_ONLY
        R45                                            | QUENIU_ISSUES
        R53?issued=no                                  | CHANGE_MAILBOX_FIRST
        R55?wanted=Somebody                            | CERTIFICATE_NAME_NOT_REGISTERED
        R78?orderedAt=2026-01-01&transferredAt=2026-02-01 | ORDER_OF_FIRST_OWNER
        R78?orderedAt=2026-02-02&transferredAt=2026-02-01 | ORDER_OF_NEW_OWNER
        R82?provider=affiliated                        | SOLD_BY_US
        R82?provider=third-party                       | VENDOR_ISSUES
        R88?page=download                              | DOWNLOAD_FROM_SERVER
        """)
    void what_is_added_to_a_question_makes_the_answer_closer(String question, String code) throws IOException {
        assertThat(ok(get("personal", "en", "/api/answers/" + question))
                        .path("code")
                        .asText())
                .isEqualTo(code);
    }

    @Test
    void r36_a_grey_button_is_explained_by_the_items_themselves() throws IOException {
        String account = "a-" + UUID.randomUUID();
        deliver("/api/upstream/accounts", """
            {"accountId":"%s","kind":"PERSONAL","realName":"示例用户","email":"%s@example.com"}
            """.formatted(account, account));
        assertThat(code(account, "R36")).isEqualTo("NOTHING_TO_CHOOSE");

        deliver("/api/upstream/consumption", """
            {"sourceId":"D-%s","kind":"ORDER","accountId":"%s","productCode":"domain","amount":"10.00","placedAt":"2025-05-05T10:00:00+08:00","paidAt":"2025-05-05T10:00:00+08:00","transactionType":"priced push"}
            """.formatted(account, account));
        JsonNode grey = ok(get(account, "en", "/api/answers/R36"));
        assertThat(grey.path("code").asText()).isEqualTo("BUTTON_GREY_FOR_REASONS");
        assertThat(grey.path("reasons").path(0).path("rule").asText()).isEqualTo("R40");
        assertThat(grey.path("reasons").path(0).path("code").asText()).isEqualTo("PRICED_PUSH_NOT_INVOICEABLE");
        assertThat(grey.path("reasons").path(0).path("detail").asText()).contains("priced");
        assertThat(code(account, "R41?orderNumber=D-" + account)).isEqualTo("ORDER_IS_PRICED_PUSH");
        assertThat(code(account, "R41?orderNumber=D-0")).isEqualTo("ORDER_NUMBER_NOT_FOUND");

        deliver("/api/upstream/consumption", """
            {"sourceId":"O-%s","kind":"ORDER","accountId":"%s","productCode":"domain","amount":"100.00","placedAt":"2025-05-31T23:00:00+08:00","paidAt":"2025-05-31T23:00:00+08:00"}
            {"sourceId":"B-%s","kind":"BILL","accountId":"%s","productCode":"ecs","amount":"50.00","placedAt":"2025-06-04T01:00:00+08:00","month":"2025-05","postpaid":true}
            """.formatted(account, account, account, account));
        assertThat(code(account, "R36")).isEqualTo("BUTTON_SHOULD_WORK");
        assertThat(code(account, "R41?orderNumber=O-" + account)).isEqualTo("ORDER_NUMBER_FOUND");
        JsonNode may = ok(get(account, "en", "/api/answers/R37?month=2025-05"));
        assertThat(may.path("code").asText()).isEqualTo("BILL_AND_INVOICE_DIFFER");
        assertThat(may.path("answer").asText()).contains("CNY 110.00 were billed and CNY 160.00 consumed", "50.00");
        assertThat(code(account, "R37?month=2025-04")).isEqualTo("BILL_AND_INVOICE_AGREE");
        assertThat(code(account, "R80")).isEqualTo("PAID_ITEMS_FOR_THE_PERSON");
    }

    @Test
    void r18_r24_and_r32_look_at_the_titles_of_the_one_who_asks() throws IOException {
        String account = "a-" + UUID.randomUUID();
        deliver("/api/upstream/accounts", """
            {"accountId":"%s","kind":"PERSONAL","realName":"示例用户","email":"%s@example.com"}
            """.formatted(account, account));

        assertThat(code(account, "R18")).isEqualTo("TWO_WAYS_TO_ENTERPRISE_TITLE");
        assertThat(code(account, "R32")).isEqualTo("SPECIAL_NOT_FOR_THIS_TITLE");
        assertThat(code(account, "R24?wanted=Elsewhere")).isEqualTo("TITLE_IS_ANOTHER");
        assertThat(code("enterprise", "R18")).isEqualTo("ENTERPRISE_TITLE_BY_REGISTRATION");
        assertThat(code("enterprise", "R80")).isEqualTo("PAID_ITEMS_FOR_THE_ENTERPRISE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "R4?amount=-1",
                "R4?rate=0.05",
                "R37?month=2025-13",
                "R78?orderedAt=2026-02-30&transferredAt=2026-02-01",
                "R82?provider=nobody",
                "R2?entity=E99"
            })
    void what_cannot_be_read_is_refused_by_field(String question) {
        assertThat(get("personal", "en", "/api/answers/" + question).getStatusCode())
                .isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"R0", "R89", "R", "59", "R059", "sections-of-it"})
    void what_is_no_rule_is_not_there(String rule) {
        assertThat(get("personal", "en", "/api/answers/" + rule).getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void staff_read_what_holds_for_everybody_and_are_told_where_an_account_is_needed() {
        assertThat(get("reviewer", "en", "/api/answers/R13").getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(get("reviewer", "en", "/api/answers/R59").getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(get("reviewer", "en", "/api/answers/R18").getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
    }

    @ParameterizedTest
    @CsvSource({"general, en", "special, en", "general, zh-CN", "special, zh-CN"})
    void r14_a_sample_is_the_real_print_and_marked_as_one(String type, String language) {
        ResponseEntity<String> sample = get("personal", language, "/api/answers/samples/" + type);

        assertThat(sample.getStatusCode()).as(sample.getBody()).isEqualTo(HttpStatus.OK);
        assertThat(sample.getBody())
                .contains(
                        "data:image/png;base64,",
                        "5801.89",
                        "348.11",
                        "6150.00",
                        language.equals("en") ? "Sample" : "样例")
                .doesNotContain("??");
        assertThat(get("personal", language, "/api/answers/samples/paper").getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void r88_the_lists_are_there_as_files_too() throws IOException {
        String account = "a-" + UUID.randomUUID();
        deliver("/api/upstream/accounts", """
            {"accountId":"%s","kind":"PERSONAL","realName":"示例用户","email":"%s@example.com"}
            """.formatted(account, account));
        StringBuilder orders = new StringBuilder();
        for (int order = 0; order < 201; order++) {
            orders.append("""
                {"sourceId":"X%d-%s","kind":"ORDER","accountId":"%s","productCode":"ecs","amount":"1.00","placedAt":"2025-05-05T10:00:00+08:00","paidAt":"2025-05-05T10:00:00+08:00"}
                """.formatted(order, account, account));
        }
        deliver("/api/upstream/consumption", orders.toString());

        ResponseEntity<String> consumption = get(account, "en", "/api/exports/consumption.csv");
        assertThat(consumption.getHeaders().getFirst("Content-Disposition")).contains("attachment", "consumption.csv");
        assertThat(consumption.getBody())
                .contains("\"可开票金额\"", "\"X0-" + account + "\"", "\"X200-" + account + "\"", ",1.00,\"阿里云计算有限公司\"");
        assertThat(String.valueOf(consumption.getBody()).lines()).hasSize(202);
        assertThat(get(account, "en", "/api/exports/invoices.csv").getBody()).contains("\"发票号码\"");
        assertThat(get("reviewer", "en", "/api/exports/invoices.csv").getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
    }

    @Test
    void every_place_that_the_faq_points_to_is_there() {
        Set<String> there = new HashSet<>();
        for (RequestMappingInfoHandlerMapping handlers : application
                .getBeansOfType(RequestMappingInfoHandlerMapping.class)
                .values()) {
            handlers.getHandlerMethods().keySet().forEach(mapping -> mapping.getPatternValues()
                    .forEach(pattern -> mapping.getMethodsCondition()
                            .getMethods()
                            .forEach(method -> there.add(method + " " + pattern))));
        }
        assertThat(faq.sections().stream()
                        .flatMap(section -> section.places().stream())
                        .map(place -> place.page() == null ? String.valueOf(place.call()) : "GET " + place.page())
                        .filter(place -> !there.contains(place)))
                .isEmpty();
    }

    private String code(String who, String question) throws IOException {
        return ok(get(who, "en", "/api/answers/" + question)).path("code").asText();
    }

    private void deliver(String path, String lines) {
        ResponseEntity<String> report = http.withBasicAuth("upstream", "upstream")
                .exchange(
                        RequestEntity.post(URI.create(http.getRootUri() + path))
                                .contentType(MediaType.APPLICATION_NDJSON)
                                .body(lines),
                        String.class);
        assertThat(report.getBody()).contains("\"rejected\":[]");
    }

    private JsonNode ok(ResponseEntity<String> answer) throws IOException {
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(HttpStatus.OK);
        return json.readTree(answer.getBody());
    }

    private ResponseEntity<String> get(String who, String language, String path) {
        return http.exchange(
                RequestEntity.get(URI.create(http.getRootUri() + path))
                        .headers(headers -> headers.setBasicAuth(who, who))
                        .header("Accept-Language", language)
                        .build(),
                String.class);
    }
}
