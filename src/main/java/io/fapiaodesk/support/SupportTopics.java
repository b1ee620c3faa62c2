package io.fapiaodesk.support;

import io.fapiaodesk.support.domain.Topic;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/** The topics a customer can ask about, in words. */
@Service
public class SupportTopics {

    private final MessageSource messages;

    SupportTopics(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * A topic for people.
     *
     * @param rule the rule that the FAQ's sentence became; empty when the FAQ does not name the topic
     * @param faq the title of the FAQ's section
     * @param says what the FAQ says to it before it sends the customer to us
     */
    public record Shown(
            String topic,
            String title,
            @Nullable String rule,
            @Nullable String faq,
            @Nullable String says) {}

    public List<Shown> all(Locale language) {
        return Arrays.stream(Topic.values())
                .map(topic -> shown(topic, language))
                .toList();
    }

    /** The topic that the sentence of a rule sends the customer to us with; empty where it does not. */
    public Optional<String> ofRule(int rule) {
        return switch (rule) {
            case 29, 30 -> Optional.of(Topic.EXTRA_TITLE.name());
            case 75, 76, 77 -> Optional.of(Topic.LOST_PAPER.name());
            default ->
                Arrays.stream(Topic.values())
                        .filter(topic -> topic.faqSection() != null && topic.rule() == rule)
                        .map(Topic::name)
                        .findFirst();
        };
    }

    String title(Topic topic, Locale language) {
        return messages.getMessage("support.topic." + topic, null, language);
    }

    private Shown shown(Topic topic, Locale language) {
        return new Shown(
                topic.name(),
                title(topic, language),
                topic.faqSection() == null ? null : "R" + topic.rule(),
                topic.faqSection(),
                topic.faqSection() == null ? null : messages.getMessage("finding.SUPPORT_" + topic, null, language));
    }
}
