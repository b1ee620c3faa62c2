package io.fapiaodesk.returning.rules;

import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;
import java.time.YearMonth;

/** A form whose number does not look like a month since the invoice is no error, but a person should know. */
final class TheFormNumberLooksRight implements Rule<FormFacts> {

    @Override
    public RuleId id() {
        return new RuleId(59);
    }

    @Override
    public String faqSection() {
        return "Handling differences for booked and unbooked invoices";
    }

    @Override
    public Finding examine(FormFacts facts) {
        return facts.number()
                .month()
                .filter(month -> !month.isBefore(facts.invoice().issuedIn()))
                .filter(month -> !month.isAfter(YearMonth.from(ShanghaiTime.dayOf(facts.now()))))
                .map(month -> Finding.satisfied(this, "FORM_NUMBER_PLAUSIBLE"))
                .orElseGet(() -> Finding.undetermined(this, "FORM_NUMBER_IMPLAUSIBLE"));
    }
}
