package io.fapiaodesk.support.rules;

import io.fapiaodesk.kernel.ruling.RuleBook;
import io.fapiaodesk.support.domain.Answerer;
import io.fapiaodesk.support.domain.Topic;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rule books by which questions are routed, one for each topic. */
public final class SupportRules {

    private static final String VERSION = "support-1";

    private static final Map<Topic, RuleBook<SupportFacts>> BOOKS = Arrays.stream(Topic.values())
            .collect(Collectors.toMap(
                    Function.identity(), SupportRules::book, (one, other) -> one, () -> new EnumMap<>(Topic.class)));

    private SupportRules() {}

    public static RuleBook<SupportFacts> of(Topic topic) {
        return BOOKS.getOrDefault(topic, book(Topic.OTHER));
    }

    /** Whether the account's manager answers; else the support agents do. */
    public static boolean managerAnswers(SupportFacts facts) {
        return facts.wanted() == Answerer.MANAGER && facts.managerAtWork();
    }

    private static RuleBook<SupportFacts> book(Topic topic) {
        return new RuleBook<>(
                VERSION,
                topic.faqSection() == null
                        ? List.of()
                        : List.of(new TheFaqNamesWhoAnswers(topic), new TheFaqAnswersAlready(topic)));
    }
}
