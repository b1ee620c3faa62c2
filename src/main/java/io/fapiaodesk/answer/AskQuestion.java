package io.fapiaodesk.answer;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.RuleId;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.platform.web.Texts;
import io.fapiaodesk.support.SupportTopics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Answers the questions of the FAQ for the one who asks, and says why. */
@Service
public class AskQuestion {

    private static final int RULES = 88;

    private final SortedMap<Integer, Asked> asked = new TreeMap<>();
    private final Faq faq;
    private final Accounts accounts;
    private final MessageSource messages;
    private final Texts texts;
    private final SupportTopics support;

    AskQuestion(
            List<Questions> questions,
            Faq faq,
            Accounts accounts,
            MessageSource messages,
            Texts texts,
            SupportTopics support) {
        this.support = support;
        questions.stream()
                .flatMap(about -> about.all().stream())
                .forEach(question -> asked.put(question.rule().number(), question));
        this.faq = faq;
        this.accounts = accounts;
        this.messages = messages;
        this.texts = texts;
    }

    /** Every question, one for each rule, in the order of the rules. */
    public List<Question> questions() {
        return IntStream.rangeClosed(1, RULES)
                .mapToObj(RuleId::new)
                .map(this::question)
                .toList();
    }

    public Question question(RuleId rule) {
        Asked known = asked.get(rule.number());
        String key = "answer.question." + rule;
        return new Question(
                rule,
                known == null ? sectionOf(rule).title() : known.faq(),
                messages.getMessage(key, null, Locale.ENGLISH),
                messages.getMessage(key, null, Locale.SIMPLIFIED_CHINESE),
                known == null ? List.of() : known.fields());
    }

    /** Whether the question is answered by looking at the one who asks, rather than by pointing to where it is done. */
    public boolean isAnswered(RuleId rule) {
        return asked.containsKey(rule.number());
    }

    /**
     * The answer to one question.
     *
     * @param added what was added to it, by the names of the question's fields
     */
    @Transactional(readOnly = true)
    public Result<Answer> ask(SignedIn who, RuleId rule, Map<String, String> added) {
        Asked question = asked.get(rule.number());
        if (question == null) {
            return Result.done(pointer(rule));
        }
        Asking asking = new Asking(account(who), added);
        Reply reply;
        try {
            reply = question.reply().apply(asking);
        } catch (Asking.NotACustomerException noAccount) {
            return Result.refused(Refusal.notPermitted("NOT_A_CUSTOMER"));
        }
        return asking.refusals().isEmpty() ? Result.done(worded(question, reply)) : Result.refused(asking.refusals());
    }

    private @Nullable Account account(SignedIn who) {
        return Optional.ofNullable(who.accountId()).flatMap(accounts::find).orElse(null);
    }

    private Answer worded(Asked question, Reply reply) {
        Finding finding = reply.finding();
        return new Answer(
                question.rule(),
                question.faq(),
                outcome(finding),
                finding.code(),
                text("answer." + finding.code(), finding),
                text("finding." + finding.code(), finding),
                reply.reasons().stream().map(this::reason).toList(),
                withSupport(question.rule(), reply.links().stream().map(this::worded)));
    }

    private Answer.Reason reason(Finding finding) {
        return new Answer.Reason(
                finding.rule(),
                finding.faqSection(),
                finding.code(),
                texts.find("refusal." + finding.code(), finding.arguments())
                        .orElseGet(() -> text("finding." + finding.code(), finding)));
    }

    /** What no rule answers by itself is done somewhere: in the pages and calls that belong to the section. */
    private Answer pointer(RuleId rule) {
        List<Link> links = withSupport(
                rule,
                faq.of(rule).stream()
                        .flatMap(section -> section.places().stream())
                        .distinct()
                        .flatMap(this::link));
        return new Answer(
                rule,
                sectionOf(rule).title(),
                Answer.POINTER,
                Answer.POINTER,
                texts.get("answer.pointer." + rule),
                texts.get("answer.pointer"),
                List.of(),
                links);
    }

    /** Where the FAQ says "ticket" or "account manager", the last link is where to ask us. */
    private List<Link> withSupport(RuleId rule, Stream<Link> links) {
        return Stream.concat(
                        links,
                        support.ofRule(rule.number()).stream()
                                .map(topic ->
                                        new Link(texts.get("answer.link.support"), "/support/new?topic=" + topic)))
                .toList();
    }

    private Stream<Link> link(Faq.Place place) {
        String page = place.page();
        if (page != null) {
            return Stream.of(
                    new Link(texts.get("answer.link." + page.substring(1).replace('/', '.')), page));
        }
        return Stream.ofNullable(place.call()).map(call -> new Link(call, "/swagger-ui.html"));
    }

    private Faq.Section sectionOf(RuleId rule) {
        return faq.of(rule).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(rule + " comes from no section"));
    }

    private Link worded(Link link) {
        return new Link(texts.get("answer.link." + link.label()), link.href());
    }

    private String text(String key, Finding finding) {
        return texts.get(key, finding.arguments().toArray(String[]::new));
    }

    private static String outcome(Finding finding) {
        if (finding instanceof Finding.Satisfied) {
            return "SATISFIED";
        }
        return finding instanceof Finding.Violated ? "VIOLATED" : "UNDETERMINED";
    }
}
