package io.fapiaodesk.title.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** Submitting suspends the present title: what is still to be invoiced under it has to be issued first, or knowingly left. */
final class PendingInvoicesComeFirst implements Rule<TitleApplicationFacts> {

    @Override
    public RuleId id() {
        return new RuleId(87);
    }

    @Override
    public String faqSection() {
        return "Enterprise title for a personal account";
    }

    @Override
    public Finding examine(TitleApplicationFacts facts) {
        String items = String.valueOf(facts.uninvoicedItems());
        if (facts.renewal()) {
            return Finding.satisfied(this, "TITLE_GOES_ON");
        }
        if (facts.uninvoicedItems() == 0) {
            return Finding.satisfied(this, "NOTHING_UNINVOICED");
        }
        return facts.uninvoicedAcknowledged()
                ? Finding.satisfied(this, "UNINVOICED_ACKNOWLEDGED", items)
                : Finding.violated(this, "ISSUE_PENDING_FIRST", items);
    }
}
