package io.fapiaodesk.paper.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** Paper goes back to the address of the company that issued it; where the FAQ names none, a ticket asks for it. */
public final class PaperGoesBackToItsIssuer implements Rule<ReturnedPaper> {

    @Override
    public RuleId id() {
        return new RuleId(72);
    }

    @Override
    public String faqSection() {
        return "Return address for paper invoices";
    }

    @Override
    public Finding examine(ReturnedPaper paper) {
        if (!paper.onPaper()) {
            return Finding.violated(this, "NOT_ON_PAPER", paper.invoiceId());
        }
        if (!paper.issued()) {
            return Finding.violated(this, "NOTHING_TO_MAIL_BACK", paper.invoiceId());
        }
        return paper.addressKnown()
                ? Finding.satisfied(this, "RETURN_ADDRESS_KNOWN", paper.seller())
                : Finding.violated(this, "ADDRESS_UNKNOWN", paper.invoiceId(), paper.seller());
    }
}
