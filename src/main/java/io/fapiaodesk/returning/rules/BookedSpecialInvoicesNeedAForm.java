package io.fapiaodesk.returning.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;
import io.fapiaodesk.returning.domain.FormNumber;

/** A booked or deducted special invoice is reversed by a confirmation form only, whose number has twenty digits. */
final class BookedSpecialInvoicesNeedAForm implements Rule<ReturnFacts> {

    @Override
    public RuleId id() {
        return new RuleId(59);
    }

    @Override
    public String faqSection() {
        return "Handling differences for booked and unbooked invoices";
    }

    @Override
    public Finding examine(ReturnFacts facts) {
        if (!facts.needsForm()) {
            return Finding.satisfied(this, "NO_FORM_NEEDED");
        }
        String number = facts.formNumber();
        if (number == null) {
            return Finding.violated(this, "FORM_NUMBER_REQUIRED");
        }
        return FormNumber.isWellFormed(number)
                ? Finding.satisfied(this, "FORM_NUMBER_GIVEN", number)
                : Finding.violated(this, "FORM_NUMBER_INVALID");
    }
}
