package io.fapiaodesk.portal.web;

import io.fapiaodesk.answer.Answer;
import io.fapiaodesk.answer.Question;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One question and its answer.
 *
 * @param answer empty when what was added to the question cannot be read, or only customers can ask it
 * @param problem why there is no answer
 */
record AnswerView(
        Question question,
        String asked,
        List<Filled> fields,
        @Nullable Answer answer,
        @Nullable String problem) {

    AnswerView {
        fields = List.copyOf(fields);
    }

    /** A field of the question, as it was filled in. */
    record Filled(
            String name,
            String kind,
            List<String> choices,
            String value,
            @Nullable String error) {}
}
