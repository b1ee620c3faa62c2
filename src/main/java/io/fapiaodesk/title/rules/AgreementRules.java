package io.fapiaodesk.title.rules;

import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.ruling.RuleBook;
import java.util.List;

/** The rule books that agreements are screened by before somebody evaluates them. */
public final class AgreementRules {

    public static final RuleBook<AgreementFacts> BOOK = new RuleBook<>(
            "title-agreement-2",
            List.of(
                    new AgreementNeedsAccountManager(),
                    new ClosedAccountsMakeNoAgreements(),
                    new PersonsAgreeForDomainsOnly(),
                    new AgreedTitleFitsTaxId(),
                    new AgreedTitleIsAnother(),
                    new OneEvaluationForATitle(),
                    new OneNameForATaxId(),
                    new TicketsLeadToTheSameAgreement(),
                    new ManagerEvaluatesAgreement()));

    public static final RuleBook<PayOnBehalfFacts> PAY_ON_BEHALF = new RuleBook<>(
            "pay-on-behalf-2",
            List.of(
                    new SomebodyEvaluatesForThePayer(),
                    new ClosedAccountsPayForNobody(),
                    new PayerIsNotBeneficiary(),
                    new PartyKindDecidesProof(PartyKindDecidesProof.Party.PAYER),
                    new PartyKindDecidesProof(PartyKindDecidesProof.Party.BENEFICIARY),
                    new OnePayOnBehalfAgreement()));

    private AgreementRules() {}

    /** What a request is refused with when another for the same title won the race. */
    public static Refusal agreementPending() {
        return Refusal.of(OneEvaluationForATitle.refusal());
    }

    /** The same of two simultaneous pay-on-behalf agreements. */
    public static Refusal payOnBehalfPending() {
        return Refusal.of(OnePayOnBehalfAgreement.refusal());
    }
}
