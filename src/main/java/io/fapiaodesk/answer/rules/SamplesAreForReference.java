package io.fapiaodesk.answer.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Samples show what a general and a special VAT invoice look like; what counts is the invoice that is issued. */
public final class SamplesAreForReference implements Rule<SamplesAreForReference.Wanted> {

    /** The type that somebody wants to see; none when both. */
    public record Wanted(@Nullable String type) {}

    private static final Set<String> SHOWN = Set.of("GENERAL", "SPECIAL");

    @Override
    public RuleId id() {
        return new RuleId(14);
    }

    @Override
    public String faqSection() {
        return "Sample e-invoices";
    }

    @Override
    public Finding examine(Wanted wanted) {
        String type = wanted.type();
        return type == null || SHOWN.contains(type)
                ? Finding.satisfied(this, "SAMPLE_FOR_REFERENCE")
                : Finding.violated(this, "NO_SUCH_SAMPLE", type);
    }
}
