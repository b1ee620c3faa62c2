package io.fapiaodesk.returning.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.RuleBook;
import java.util.List;

/** The rule book that says whether an invoice can be returned, and which way (R56 to R59, R61, R64). */
public final class ReturnRules {

    /** What somebody is told who wants to return what is not issued yet. */
    public static final String CANCEL_INSTEAD = "CANCEL_INSTEAD";

    /** What somebody is told who has to have a confirmation form made first. */
    public static final String FORM_NUMBER_REQUIRED = "FORM_NUMBER_REQUIRED";

    public static final RuleBook<ReturnFacts> BOOK = new RuleBook<>(
            "invoice-return-1",
            List.of(
                    new IssuingIsCancelledInstead(),
                    new GeneralInvoicesAreReturnedOnline(),
                    new UnbookedSpecialInvoicesAreReturnedOnline(),
                    new BookedSpecialInvoicesNeedAForm(),
                    new TheOriginalNumberIsKnown(),
                    new AReasonIsEnough()));

    /** Whether a finding is that the invoice is in no state to be returned, so that no other reason matters. */
    public static boolean isAboutTheState(Finding.Violated violated) {
        return violated.rule().equals(new IssuingIsCancelledInstead().id());
    }

    /** Which field of the request a finding is about. */
    public static String fieldOf(Finding.Violated violated) {
        return violated.rule().equals(new AReasonIsEnough().id()) ? "/reason" : "/confirmationFormNumber";
    }

    private ReturnRules() {}
}
