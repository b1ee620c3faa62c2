package io.fapiaodesk.support.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;
import io.fapiaodesk.support.domain.Topic;
import java.util.Objects;

/** What the FAQ says to a topic before it sends the customer to a person: the agent need not say it again, nor against it. */
record TheFaqAnswersAlready(Topic topic) implements Rule<SupportFacts> {

    @Override
    public RuleId id() {
        return new RuleId(topic.rule());
    }

    @Override
    public String faqSection() {
        return Objects.requireNonNull(topic.faqSection());
    }

    @Override
    public Finding examine(SupportFacts facts) {
        return Finding.satisfied(this, "SUPPORT_" + topic.name());
    }
}
