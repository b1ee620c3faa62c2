package io.fapiaodesk.support.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;
import io.fapiaodesk.support.domain.Answerer;
import io.fapiaodesk.support.domain.Topic;
import java.util.Objects;

/** "Contact your account manager" or "submit a ticket": a person answers, and no question waits for one who is not there. */
record TheFaqNamesWhoAnswers(Topic topic) implements Rule<SupportFacts> {

    static final String MANAGER = "SUPPORT_FOR_MANAGER";

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
        if (facts.wanted() == Answerer.AGENTS) {
            return Finding.undetermined(this, "SUPPORT_FOR_AGENTS");
        }
        return facts.managerAtWork()
                ? Finding.undetermined(this, MANAGER)
                : Finding.undetermined(this, "SUPPORT_WITHOUT_MANAGER");
    }
}
