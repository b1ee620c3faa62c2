package io.fapiaodesk.title.rules;

import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.ruling.RuleBook;
import java.util.List;

/** The rule book that an application for an enterprise title is screened by. */
public final class TitleApplicationRules {

    public static final RuleBook<TitleApplicationFacts> BOOK = new RuleBook<>(
            "title-application-3",
            List.of(
                    new OnlyIndividualAccountsApply(),
                    new ClosedAccountsGetNoInvoices(),
                    new OneActiveEnterpriseTitle(),
                    new OneApplicationAtATime(),
                    new PendingInvoicesComeFirst(),
                    new StudentsApplyForUniversities(),
                    new TitleFitsTaxId(),
                    new ProofIsReviewed(),
                    new SpecialVatNeedsSecondPairOfEyes(),
                    new DomainsOfPersonalAccounts()));

    private TitleApplicationRules() {}

    /** What an application is refused with when another of the same account won the race. */
    public static Refusal applicationPending() {
        return Refusal.of(OneApplicationAtATime.refusal());
    }
}
