package io.fapiaodesk.answer.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** An invoice that went to a wrong address is downloaded again; the mailbox is changed for the next. */
public final class WrongMailboxesAreChanged implements Rule<WrongMailboxesAreChanged.Delivery> {

    /** Whether the invoice is issued already, and where invoices go today. */
    public record Delivery(boolean issued, String mailbox) {}

    @Override
    public RuleId id() {
        return new RuleId(53);
    }

    @Override
    public String faqSection() {
        return "Incorrect email for an electronic invoice";
    }

    @Override
    public Finding examine(Delivery delivery) {
        return delivery.issued()
                ? Finding.satisfied(this, "DOWNLOAD_AGAIN", delivery.mailbox())
                : Finding.satisfied(this, "CHANGE_MAILBOX_FIRST", delivery.mailbox());
    }
}
