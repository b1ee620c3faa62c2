package io.fapiaodesk.title.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;
import io.fapiaodesk.title.domain.AgreementProof;

/** A person signs a pay-on-behalf agreement, an enterprise seals it; the manager looks whether it is so. */
final class PartyKindDecidesProof implements Rule<PayOnBehalfFacts> {

    /** Whose proof is looked at. */
    enum Party {
        PAYER,
        BENEFICIARY
    }

    private final Party party;

    PartyKindDecidesProof(Party party) {
        this.party = party;
    }

    @Override
    public RuleId id() {
        return new RuleId(50);
    }

    @Override
    public String faqSection() {
        return "Invoicing for pay-on-behalf orders";
    }

    @Override
    public Finding examine(PayOnBehalfFacts facts) {
        boolean payer = party == Party.PAYER;
        AgreementProof wanted = AgreementProof.of(payer ? facts.payerIsEnterprise() : facts.beneficiaryIsEnterprise());
        AgreementProof given = payer ? facts.payerProof() : facts.beneficiaryProof();
        String code = party + "_PROOF_" + wanted;
        return given == wanted ? Finding.undetermined(this, code + "_TO_COMPARE") : Finding.violated(this, code);
    }
}
