package io.fapiaodesk.portal.web;

import io.fapiaodesk.answer.Answer;
import io.fapiaodesk.answer.AskQuestion;
import io.fapiaodesk.answer.Faq;
import io.fapiaodesk.answer.Question;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.ruling.RuleId;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.platform.web.Texts;
import jakarta.servlet.http.HttpServletResponse;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The FAQ, answered for the one who reads it. */
@Controller
@RequestMapping("/answers")
class AnswerPagesController {

    private static final int LONGEST_SEARCH = 200;

    private final AskQuestion ask;
    private final Faq faq;
    private final CurrentSignIn signIn;
    private final Texts texts;

    AnswerPagesController(AskQuestion ask, Faq faq, CurrentSignIn signIn, Texts texts) {
        this.ask = ask;
        this.faq = faq;
        this.signIn = signIn;
        this.texts = texts;
    }

    @GetMapping
    String list(@RequestParam(required = false) @Nullable String q, Locale locale, Model model) {
        String search = q == null
                ? ""
                : q.substring(0, Math.min(q.length(), LONGEST_SEARCH)).strip();
        model.addAttribute("answers", view(search, Languages.tag(locale).equals("zh-CN")));
        return "answers";
    }

    @GetMapping("/{rule}")
    String one(
            @PathVariable String rule,
            @RequestParam Map<String, String> added,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        Question question = ask.question(ruleOf(rule));
        Result<Answer> answer = ask.ask(signIn.get(), question.rule(), added);
        List<Refusal> refusals = answer.fold(done -> List.<Refusal>of(), Function.identity());
        if (!refusals.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        }
        model.addAttribute(
                "answer",
                new AnswerView(
                        question,
                        Languages.tag(locale).equals("zh-CN") ? question.chinese() : question.english(),
                        question.fields().stream()
                                .map(field -> new AnswerView.Filled(
                                        field.name(),
                                        field.kind().name(),
                                        field.choices(),
                                        added.getOrDefault(field.name(), ""),
                                        refusals.stream()
                                                .filter(refusal -> ("/" + field.name()).equals(refusal.pointer()))
                                                .map(this::words)
                                                .findFirst()
                                                .orElse(null)))
                                .toList(),
                        answer.<@Nullable Answer>fold(done -> done, refused -> null),
                        refusals.stream()
                                .filter(refusal -> refusal.pointer() == null)
                                .map(this::words)
                                .findFirst()
                                .orElse(null)));
        return "answer";
    }

    private String words(Refusal refusal) {
        return texts.get("refusal." + refusal.code(), refusal.arguments().toArray(String[]::new));
    }

    private static RuleId ruleOf(String rule) {
        return Optional.of(rule)
                .filter(name -> name.matches("[Rr][1-9][0-9]?"))
                .map(name -> Integer.parseInt(name.substring(1)))
                .filter(number -> number <= 88)
                .map(RuleId::new)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private AnswersView view(String search, boolean chinese) {
        Map<RuleId, Question> questions =
                ask.questions().stream().collect(Collectors.toMap(Question::rule, Function.identity()));
        List<AnswersView.Chapter> chapters = faq.chapters().stream()
                .map(chapter -> new AnswersView.Chapter(
                        chinese ? chapter.titleZh() : chapter.title(),
                        faq.sections().stream()
                                .filter(section -> section.chapter() == chapter.number())
                                .map(section -> section(section, questions, search, chinese))
                                .filter(section -> !section.questions().isEmpty())
                                .toList()))
                .filter(chapter -> !chapter.sections().isEmpty())
                .toList();
        int found = (int) chapters.stream()
                .flatMap(chapter -> chapter.sections().stream())
                .flatMap(section -> section.questions().stream())
                .map(AnswersView.Row::rule)
                .distinct()
                .count();
        return new AnswersView(search.isEmpty() ? null : search, found, chapters);
    }

    private AnswersView.Section section(
            Faq.Section section, Map<RuleId, Question> questions, String search, boolean chinese) {
        return new AnswersView.Section(
                chinese ? section.titleZh() : section.title(),
                section.title(),
                section.rules().stream()
                        .map(number -> Objects.requireNonNull(questions.get(new RuleId(number))))
                        .filter(question -> matches(section, question, search))
                        .map(question -> new AnswersView.Row(
                                question.rule().toString(),
                                chinese ? question.chinese() : question.english(),
                                ask.isAnswered(question.rule())))
                        .toList());
    }

    /** Every word of the search, in either language, in the question or the title of its section. */
    private static boolean matches(Faq.Section section, Question question, String search) {
        String all = normal(Stream.of(
                        question.rule().toString(),
                        question.english(),
                        question.chinese(),
                        section.title(),
                        section.titleZh())
                .collect(Collectors.joining(" ")));
        return Stream.of(normal(search).split("\\s+")).allMatch(all::contains);
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
