package io.fapiaodesk.answer;

import io.fapiaodesk.kernel.ruling.RuleId;
import java.util.List;

/**
 * What holds for the one who asked, in their language.
 *
 * @param outcome {@code SATISFIED}, {@code VIOLATED} or {@code UNDETERMINED}; {@link #POINTER} where the software does
 *     what the FAQ describes instead of answering
 * @param code what was found, for machines
 * @param answer what to do
 * @param because what it rests on
 */
public record Answer(
        RuleId rule,
        String faq,
        String outcome,
        String code,
        String answer,
        String because,
        List<Reason> reasons,
        List<Link> links) {

    public static final String POINTER = "POINTER";

    public Answer {
        reasons = List.copyOf(reasons);
        links = List.copyOf(links);
    }

    /** What another rule says to it. */
    public record Reason(RuleId rule, String faq, String code, String detail) {}
}
