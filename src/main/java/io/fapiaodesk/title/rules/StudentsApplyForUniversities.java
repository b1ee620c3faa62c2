package io.fapiaodesk.title.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;
import io.fapiaodesk.title.domain.Identity;

/** Students may use the title of their university; whether a body is one, its tax id only hints at. */
final class StudentsApplyForUniversities implements Rule<TitleApplicationFacts> {

    @Override
    public RuleId id() {
        return new RuleId(20);
    }

    @Override
    public String faqSection() {
        return "University invoices for students and teachers";
    }

    @Override
    public Finding examine(TitleApplicationFacts facts) {
        if (facts.identity() != Identity.STUDENT) {
            return Finding.satisfied(this, "NOT_A_STUDENT");
        }
        return facts.taxIdKind().mayBeUniversity()
                ? Finding.satisfied(this, "TAX_ID_OF_A_UNIVERSITY")
                : Finding.undetermined(this, "TAX_ID_NOT_OF_A_UNIVERSITY");
    }
}
