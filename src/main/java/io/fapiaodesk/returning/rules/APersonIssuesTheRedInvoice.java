package io.fapiaodesk.returning.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** Reversing an invoice that a buyer has booked is a legal document: a person decides on it, within three business days. */
final class APersonIssuesTheRedInvoice implements Rule<FormFacts> {

    @Override
    public RuleId id() {
        return new RuleId(60);
    }

    @Override
    public String faqSection() {
        return "Handling differences for booked and unbooked invoices";
    }

    @Override
    public Finding examine(FormFacts facts) {
        return Finding.undetermined(this, "OPERATOR_DECIDES");
    }
}
