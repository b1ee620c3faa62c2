package io.fapiaodesk.kernel.ruling;

import java.util.List;

/**
 * What one rule found. The {@link #code()} names the reason and is stable; the text for people is kept in the
 * message bundles under {@code finding.<code>}, filled with the {@link #arguments()}.
 */
public sealed interface Finding {

    RuleId rule();

    String faqSection();

    String code();

    List<String> arguments();

    /** The rule holds. */
    record Satisfied(RuleId rule, String faqSection, String code, List<String> arguments) implements Finding {
        public Satisfied {
            arguments = List.copyOf(arguments);
        }
    }

    /** The rule is broken: what was asked for is refused. */
    record Violated(RuleId rule, String faqSection, String code, List<String> arguments) implements Finding {
        public Violated {
            arguments = List.copyOf(arguments);
        }
    }

    /** The rule cannot tell: a person must. */
    record Undetermined(RuleId rule, String faqSection, String code, List<String> arguments) implements Finding {
        public Undetermined {
            arguments = List.copyOf(arguments);
        }
    }

    static Finding satisfied(Rule<?> rule, String code, String... arguments) {
        return new Satisfied(rule.id(), rule.faqSection(), code, List.of(arguments));
    }

    static Finding violated(Rule<?> rule, String code, String... arguments) {
        return new Violated(rule.id(), rule.faqSection(), code, List.of(arguments));
    }

    static Finding undetermined(Rule<?> rule, String code, String... arguments) {
        return new Undetermined(rule.id(), rule.faqSection(), code, List.of(arguments));
    }
}
