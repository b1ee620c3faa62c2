package io.fapiaodesk.answer.web;

import io.fapiaodesk.answer.Answer;
import io.fapiaodesk.answer.AskQuestion;
import io.fapiaodesk.answer.Faq;
import io.fapiaodesk.answer.Field;
import io.fapiaodesk.answer.Link;
import io.fapiaodesk.answer.Question;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.ruling.RuleId;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.platform.web.Page;
import io.fapiaodesk.platform.web.Problems;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The questions of the FAQ, and what holds for the one who asks them. */
@RestController
@RequestMapping("/api/answers")
@Tag(name = "Answers")
class AnswerController {

    private final AskQuestion ask;
    private final Faq faq;
    private final CurrentSignIn signIn;
    private final Problems problems;

    AnswerController(AskQuestion ask, Faq faq, CurrentSignIn signIn, Problems problems) {
        this.ask = ask;
        this.faq = faq;
        this.signIn = signIn;
        this.problems = problems;
    }

    /** A question with what may be added to it. */
    record Listed(
            String id, String rule, String faq, Map<String, String> question, boolean answered, List<Field> fields) {}

    /** A section of the FAQ: its rules, and where in the software they are done. */
    record Section(String chapter, String faq, Map<String, String> title, List<String> rules, List<Faq.Place> places) {}

    /** What holds, why, and where to go. */
    record Answered(
            String rule,
            String faq,
            String outcome,
            String code,
            String answer,
            String because,
            List<Reason> reasons,
            List<Link> links) {}

    /** What another rule says to it. */
    record Reason(String rule, String faq, String code, String detail) {}

    @GetMapping
    ResponseEntity<?> list(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "200") int size) {
        return Page.Slice.of(page, size)
                .fold(
                        slice -> ResponseEntity.ok(Page.of(
                                ask.questions().stream().map(this::listed).toList(), slice)),
                        problems::respond);
    }

    @GetMapping("/sections")
    ResponseEntity<?> sections(
            @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "200") int size) {
        return Page.Slice.of(page, size)
                .fold(
                        slice -> ResponseEntity.ok(Page.of(
                                faq.sections().stream().map(this::section).toList(), slice)),
                        problems::respond);
    }

    /** The answer for the one who asks; what a question's fields are called, the list says. */
    @GetMapping("/{rule}")
    ResponseEntity<?> answer(@PathVariable String rule, @RequestParam Map<String, String> added) {
        return ruleOf(rule)
                .<ResponseEntity<?>>map(id -> ask.ask(signIn.get(), id, added)
                        .fold(answer -> ResponseEntity.ok(answered(answer)), problems::respond))
                .orElseGet(() -> problems.respond(Refusal.notFound()));
    }

    private static Optional<RuleId> ruleOf(String rule) {
        return Optional.of(rule)
                .filter(name -> name.matches("[Rr][1-9][0-9]?"))
                .map(name -> Integer.parseInt(name.substring(1)))
                .filter(number -> number <= 88)
                .map(RuleId::new);
    }

    private Listed listed(Question question) {
        return new Listed(
                question.rule().toString(),
                question.rule().toString(),
                question.faq(),
                Map.of("en", question.english(), "zh-CN", question.chinese()),
                ask.isAnswered(question.rule()),
                question.fields());
    }

    private Section section(Faq.Section section) {
        return new Section(
                faq.chapters().get(section.chapter() - 1).title(),
                section.title(),
                Map.of("en", section.title(), "zh-CN", section.titleZh()),
                section.rules().stream().map(rule -> "R" + rule).toList(),
                section.places());
    }

    private static Answered answered(Answer answer) {
        return new Answered(
                answer.rule().toString(),
                answer.faq(),
                answer.outcome(),
                answer.code(),
                answer.answer(),
                answer.because(),
                answer.reasons().stream()
                        .map(reason ->
                                new Reason(reason.rule().toString(), reason.faq(), reason.code(), reason.detail()))
                        .toList(),
                answer.links());
    }
}
