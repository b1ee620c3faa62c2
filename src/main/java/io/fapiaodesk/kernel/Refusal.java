package io.fapiaodesk.kernel;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.RuleId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why something asked for was not done. The {@link #code()} is stable and in SCREAMING_SNAKE; texts for people are in
 * the message bundles under {@code refusal.<code>} and {@code refusal.<code>.wouldPassIf}.
 *
 * @param rule the rule that decided, if one did
 * @param faqSection the title of that rule's FAQ section
 * @param pointer the JSON pointer of the field at fault, for {@link Kind#INVALID_FIELD}
 * @param arguments what the texts are filled with
 */
public record Refusal(
        Kind kind,
        String code,
        @Nullable RuleId rule,
        @Nullable String faqSection,
        @Nullable String pointer,
        List<String> arguments) {

    public Refusal {
        arguments = List.copyOf(arguments);
    }

    /** What went wrong, in terms of the one who asked. */
    public enum Kind {
        /** A field does not hold what it must: HTTP 422. */
        INVALID_FIELD,
        /** Right in form, but not in the state things are in, or not by the rules: HTTP 409. */
        WRONG_STATE,
        /** The asker is known and may not: HTTP 403. */
        NOT_PERMITTED,
        /** It does not exist, or it is somebody else's, which looks the same: HTTP 404. */
        NOT_FOUND
    }

    public static Refusal invalidField(String pointer, String code, String... arguments) {
        return new Refusal(Kind.INVALID_FIELD, code, null, null, pointer, List.of(arguments));
    }

    public static Refusal wrongState(String code, String... arguments) {
        return new Refusal(Kind.WRONG_STATE, code, null, null, null, List.of(arguments));
    }

    public static Refusal notPermitted(String code, String... arguments) {
        return new Refusal(Kind.NOT_PERMITTED, code, null, null, null, List.of(arguments));
    }

    public static Refusal notFound() {
        return new Refusal(Kind.NOT_FOUND, "NOT_FOUND", null, null, null, List.of());
    }

    /** A violated rule refuses with the code of its finding. */
    public static Refusal of(Finding.Violated finding) {
        return new Refusal(
                Kind.WRONG_STATE, finding.code(), finding.rule(), finding.faqSection(), null, finding.arguments());
    }

    /** The same refusal, said of a field. */
    public Refusal at(String fieldPointer) {
        return new Refusal(Kind.INVALID_FIELD, code, rule, faqSection, fieldPointer, arguments);
    }
}
