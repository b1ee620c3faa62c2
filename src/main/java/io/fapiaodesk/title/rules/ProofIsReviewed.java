package io.fapiaodesk.title.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** Standard proof is still read by a person; whether other proof will do, a specialist decides. */
final class ProofIsReviewed implements Rule<TitleApplicationFacts> {

    @Override
    public RuleId id() {
        return new RuleId(85);
    }

    @Override
    public String faqSection() {
        return "Enterprise title for a personal account";
    }

    @Override
    public Finding examine(TitleApplicationFacts facts) {
        return facts.standardProof()
                ? Finding.undetermined(this, "STANDARD_PROOF", facts.proofKind())
                : Finding.undetermined(this, "NON_STANDARD_PROOF", facts.proofKind());
    }
}
