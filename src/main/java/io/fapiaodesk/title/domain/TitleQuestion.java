package io.fapiaodesk.title.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer asked the applicant in one round, and what came of it.
 *
 * @param answer in the applicant's words; empty when there are only files, or no answer
 * @param answeredAt empty as long as there is no answer
 * @param files the ids of the documents that came with the answer
 */
public record TitleQuestion(
        int round,
        String question,
        Instant askedAt,
        @Nullable String answer,
        @Nullable Instant answeredAt,
        List<String> files) {

    public TitleQuestion {
        files = List.copyOf(files);
    }

    /** Says which round, and nothing that anybody wrote. */
    @Override
    public String toString() {
        return "TitleQuestion[" + round + "]";
    }
}
