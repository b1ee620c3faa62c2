package io.fapiaodesk.answer;

import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;
import java.util.List;
import java.util.function.Function;

/** A question that can be asked, and how it is answered. */
record Asked(RuleId rule, String faq, List<Field> fields, Function<Asking, Reply> reply) {

    Asked {
        fields = List.copyOf(fields);
    }

    static Asked by(Rule<?> rule, Function<Asking, Reply> reply, Field... fields) {
        return new Asked(rule.id(), rule.faqSection(), List.of(fields), reply);
    }

    static Asked of(int rule, String faq, Function<Asking, Reply> reply, Field... fields) {
        return new Asked(new RuleId(rule), faq, List.of(fields), reply);
    }
}
