package io.fapiaodesk.answer.rules;

import io.fapiaodesk.kernel.AsRead;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;
import org.jspecify.annotations.Nullable;

/** The title is that of the registration; who wants another one maintains titles first. */
public final class OtherTitlesAreMaintained implements Rule<OtherTitlesAreMaintained.Titles> {

    /** The name that invoices carry today, if one is active, and the name that is wanted. */
    public record Titles(@Nullable String active, @Nullable String wanted) {}

    @Override
    public RuleId id() {
        return new RuleId(24);
    }

    @Override
    public String faqSection() {
        return "Third-party invoice titles";
    }

    @Override
    public Finding examine(Titles titles) {
        String active = titles.active();
        if (active == null) {
            return Finding.violated(this, "NO_TITLE_ACTIVE");
        }
        if (titles.wanted() == null) {
            return Finding.satisfied(this, "TITLE_IN_USE", active);
        }
        return AsRead.same(active, titles.wanted())
                ? Finding.satisfied(this, "TITLE_IS_THE_WANTED_ONE", active)
                : Finding.violated(this, "TITLE_IS_ANOTHER", active, titles.wanted());
    }
}
