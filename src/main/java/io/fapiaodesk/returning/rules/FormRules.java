package io.fapiaodesk.returning.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.RuleBook;
import java.util.List;

/** The rule book that a confirmation form is compared with its invoice by (R59, R60, decision 10). */
public final class FormRules {

    public static final RuleBook<FormFacts> BOOK = new RuleBook<>(
            "confirmation-form-1",
            List.of(
                    new AFormIsUsedOnce(),
                    new TheFormExists(),
                    new TheFormCanBeConfirmed(),
                    new TheFormStillHolds(),
                    new TheFormNamesThisInvoice(),
                    new TheFormNamesThisSeller(),
                    new TheFormNamesThisBuyer(),
                    new TheFormReversesEverything(),
                    new TheFormGivesAReason(),
                    new TheFormNumberLooksRight(),
                    new APersonIssuesTheRedInvoice()));

    /** What the second of two is told who name the same form at the same moment. */
    public static Finding.Violated usedBefore() {
        return AFormIsUsedOnce.refusal();
    }

    private FormRules() {}
}
