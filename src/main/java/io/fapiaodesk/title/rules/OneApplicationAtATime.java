package io.fapiaodesk.title.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;
import java.util.List;

/** A second application has to wait for the outcome of the first. */
final class OneApplicationAtATime implements Rule<TitleApplicationFacts> {

    @Override
    public RuleId id() {
        return new RuleId(19);
    }

    @Override
    public String faqSection() {
        return "Enterprise invoices for individual accounts";
    }

    @Override
    public Finding examine(TitleApplicationFacts facts) {
        return facts.otherApplicationOpen() ? refusal() : Finding.satisfied(this, "NO_APPLICATION_PENDING");
    }

    static Finding.Violated refusal() {
        OneApplicationAtATime rule = new OneApplicationAtATime();
        return new Finding.Violated(rule.id(), rule.faqSection(), "APPLICATION_PENDING", List.of());
    }
}
