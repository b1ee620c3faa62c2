package io.fapiaodesk.answer;

import io.fapiaodesk.kernel.ruling.RuleId;
import java.util.List;

/**
 * A question of the FAQ that can be asked here.
 *
 * @param faq the title of its section
 * @param fields what may be added for a closer answer
 */
public record Question(RuleId rule, String faq, String english, String chinese, List<Field> fields) {

    public Question {
        fields = List.copyOf(fields);
    }
}
