package io.fapiaodesk.returning.rules;

import io.fapiaodesk.kernel.ruling.RuleBook;
import java.util.List;

/** The rule book that says whether an invoice can be returned, and which way (R56 to R59, R61, R64). */
public final class ReturnRules {

    public static final RuleBook<ReturnFacts> BOOK = new RuleBook<>(
            "invoice-return-1",
            List.of(
                    new IssuingIsCancelledInstead(),
                    new GeneralInvoicesAreReturnedOnline(),
                    new UnbookedSpecialInvoicesAreReturnedOnline(),
                    new BookedSpecialInvoicesNeedAForm(),
                    new TheOriginalNumberIsKnown(),
                    new AReasonIsEnough()));

    private ReturnRules() {}
}
