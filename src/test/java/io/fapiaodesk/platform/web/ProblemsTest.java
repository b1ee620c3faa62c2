package io.fapiaodesk.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.ruling.RuleId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

class ProblemsTest {

    private final StaticMessageSource messages = new StaticMessageSource();
    private final Problems problems = new Problems(new Texts(messages), WebFixtures.json());

    @BeforeEach
    void texts() {
        messages.setParentMessageSource(WebFixtures.messages());
        messages.addMessage("refusal.TITLE_PENDING", Locale.ENGLISH, "Application {0} is still open.");
        messages.addMessage("refusal.TITLE_PENDING.wouldPassIf", Locale.ENGLISH, "Withdraw {0} first.");
        messages.addMessage("refusal.TITLE_PENDING", Locale.SIMPLIFIED_CHINESE, "申请 {0} 尚未办结。");
        messages.addMessage("finding.ALREADY_ACTIVE", Locale.ENGLISH, "There is an active title.");
        messages.addMessage("refusal.BLANK", Locale.ENGLISH, "This is empty.");
        messages.addMessage("refusal.TOO_LONG", Locale.ENGLISH, "At most {0} characters.");
        LocaleContextHolder.setLocale(Locale.ENGLISH);
    }

    @AfterEach
    void forgetLocale() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void a_wrong_state_is_a_conflict_that_says_why_and_what_would_help() {
        ResponseEntity<ProblemDetail> answer = problems.respond(Refusal.wrongState("TITLE_PENDING", "TR-1"));

        assertThat(answer.getStatusCode().value()).isEqualTo(409);
        assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        ProblemDetail problem = body(answer);
        assertThat(problem.getType()).hasToString("urn:problem-type:fapiao-desk:title-pending");
        assertThat(problem.getTitle()).isEqualTo("Not possible as things are");
        assertThat(problem.getDetail()).isEqualTo("Application TR-1 is still open.");
        assertThat(properties(answer))
                .containsOnly(Map.entry("code", "TITLE_PENDING"), Map.entry("wouldPassIf", "Withdraw TR-1 first."));
    }

    @Test
    void a_violated_rule_is_named_with_its_faq_section_and_speaks_the_words_of_its_finding() {
        Refusal refusal = new Refusal(
                Refusal.Kind.WRONG_STATE,
                "ALREADY_ACTIVE",
                new RuleId(18),
                "How to apply for an enterprise title",
                null,
                List.of());

        ResponseEntity<ProblemDetail> answer = problems.respond(refusal);

        assertThat(body(answer).getDetail()).isEqualTo("There is an active title.");
        assertThat(properties(answer))
                .containsEntry("rule", "R18")
                .containsEntry("faq", "How to apply for an enterprise title");
    }

    @Test
    void one_wrong_field_is_named_and_gives_the_problem_its_code() {
        ResponseEntity<ProblemDetail> answer = problems.respond(Refusal.invalidField("/titleName", "TOO_LONG", "100"));

        assertThat(answer.getStatusCode().value()).isEqualTo(422);
        assertThat(properties(answer))
                .containsEntry("code", "TOO_LONG")
                .containsEntry("errors", List.of(new FieldError("/titleName", "TOO_LONG", "At most 100 characters.")));
    }

    @Test
    void all_wrong_fields_are_told_at_once() {
        ResponseEntity<ProblemDetail> answer = problems.respond(
                Refusal.invalidField("/titleName", "BLANK"), Refusal.invalidField("/taxId", "TOO_LONG", "18"));

        assertThat(answer.getStatusCode().value()).isEqualTo(422);
        assertThat(properties(answer))
                .containsEntry("code", "INVALID_FIELDS")
                .containsEntry(
                        "errors",
                        List.of(
                                new FieldError("/titleName", "BLANK", "This is empty."),
                                new FieldError("/taxId", "TOO_LONG", "At most 18 characters.")));
    }

    @Test
    void several_reasons_are_all_told() {
        ResponseEntity<ProblemDetail> answer = problems.respond(
                Refusal.wrongState("TITLE_PENDING", "TR-1"), Refusal.wrongState("SOMETHING_WITHOUT_A_TEXT"));

        assertThat(answer.getStatusCode().value()).isEqualTo(409);
        assertThat(properties(answer)).containsEntry("code", "TITLE_PENDING");
        assertThat((List<?>) properties(answer).get("refusals"))
                .hasSize(2)
                .last()
                .hasToString("Explained[code=SOMETHING_WITHOUT_A_TEXT, detail=This cannot be done., rule=null,"
                        + " faq=null, wouldPassIf=null, help=null]");
    }

    @Test
    void what_does_not_exist_says_nothing_else() {
        ResponseEntity<ProblemDetail> answer =
                problems.respond(Refusal.wrongState("TITLE_PENDING", "TR-1"), Refusal.notFound());

        assertThat(answer.getStatusCode().value()).isEqualTo(404);
        assertThat(properties(answer)).containsOnly(Map.entry("code", "NOT_FOUND"));
    }

    @Test
    void what_is_not_permitted_is_forbidden() {
        assertThat(problems.respond(Refusal.notPermitted("NOT_PERMITTED"))
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
    }

    @Test
    void chinese_of_any_region_reads_simplified_chinese() {
        for (String tag : List.of("zh-CN", "zh", "zh-Hans-SG")) {
            LocaleContextHolder.setLocale(Locale.forLanguageTag(tag));

            ResponseEntity<ProblemDetail> answer = problems.respond(Refusal.wrongState("TITLE_PENDING", "TR-1"));

            assertThat(body(answer).getDetail()).as(tag).isEqualTo("申请 TR-1 尚未办结。");
            assertThat(body(answer).getTitle()).as(tag).isEqualTo("当前状态下无法办理");
        }
    }

    @Test
    void every_other_language_reads_english() {
        LocaleContextHolder.setLocale(Locale.FRANCE);

        assertThat(body(problems.respond(Refusal.wrongState("TITLE_PENDING", "TR-1")))
                        .getDetail())
                .isEqualTo("Application TR-1 is still open.");
    }

    @Test
    void both_languages_have_the_same_texts() {
        assertThat(keys("messages/web.properties")).isEqualTo(keys("messages/web_zh_CN.properties"));
    }

    private static Set<String> keys(String bundle) {
        Properties properties = new Properties();
        try (InputStream in = ProblemsTest.class.getClassLoader().getResourceAsStream(bundle)) {
            properties.load(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TreeSet<>(properties.stringPropertyNames());
    }

    private static ProblemDetail body(ResponseEntity<ProblemDetail> answer) {
        return Objects.requireNonNull(answer.getBody());
    }

    private static Map<String, @Nullable Object> properties(ResponseEntity<ProblemDetail> answer) {
        return Objects.requireNonNull(body(answer).getProperties());
    }
}
