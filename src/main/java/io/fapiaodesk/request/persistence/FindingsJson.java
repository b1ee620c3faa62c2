package io.fapiaodesk.request.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.RuleId;
import java.util.List;

/** Findings as they are kept: ids, codes and arguments, no texts, so that they read right in either language. */
final class FindingsJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TypeReference<List<Kept>> LIST = new TypeReference<>() {};

    private FindingsJson() {}

    private enum Outcome {
        SATISFIED,
        VIOLATED,
        UNDETERMINED
    }

    private record Kept(int rule, String faq, Outcome outcome, String code, List<String> arguments) {}

    static String write(List<Finding> findings) {
        try {
            return MAPPER.writeValueAsString(
                    findings.stream().map(FindingsJson::kept).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Findings are plain words and always JSON", e);
        }
    }

    static List<Finding> read(String json) {
        try {
            return MAPPER.readValue(json, LIST).stream()
                    .map(FindingsJson::finding)
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Findings in the table are not what was written", e);
        }
    }

    private static Kept kept(Finding finding) {
        Outcome outcome;
        if (finding instanceof Finding.Satisfied) {
            outcome = Outcome.SATISFIED;
        } else if (finding instanceof Finding.Violated) {
            outcome = Outcome.VIOLATED;
        } else {
            outcome = Outcome.UNDETERMINED;
        }
        return new Kept(finding.rule().number(), finding.faqSection(), outcome, finding.code(), finding.arguments());
    }

    private static Finding finding(Kept kept) {
        RuleId rule = new RuleId(kept.rule());
        return switch (kept.outcome()) {
            case SATISFIED -> new Finding.Satisfied(rule, kept.faq(), kept.code(), kept.arguments());
            case VIOLATED -> new Finding.Violated(rule, kept.faq(), kept.code(), kept.arguments());
            case UNDETERMINED -> new Finding.Undetermined(rule, kept.faq(), kept.code(), kept.arguments());
        };
    }
}
