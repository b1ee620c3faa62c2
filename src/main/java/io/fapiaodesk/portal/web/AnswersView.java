package io.fapiaodesk.portal.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The questions of the FAQ, by chapter and section.
 *
 * @param search what was searched for
 * @param found how many questions there are
 */
record AnswersView(@Nullable String search, int found, List<Chapter> chapters) {

    AnswersView {
        chapters = List.copyOf(chapters);
    }

    record Chapter(String title, List<Section> sections) {}

    /**
     * A section of the FAQ.
     *
     * @param title in the reader's language
     * @param faq as the FAQ prints it
     */
    record Section(String title, String faq, List<Row> questions) {}

    /**
     * A question.
     *
     * @param answered whether the answer looks at the one who asks
     */
    record Row(String rule, String question, boolean answered) {}
}
