package io.fapiaodesk.answer.rules;

import io.fapiaodesk.kernel.InvoiceNumber;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;
import org.jspecify.annotations.Nullable;

/** A number of 20 digits is verified by itself; an invoice of old by its code and number. */
public final class NumbersTellHowToVerify implements Rule<NumbersTellHowToVerify.Written> {

    /** What somebody reads on the invoice; nothing when they have not typed it. */
    public record Written(@Nullable String number) {}

    private static final String OLD_FORMAT = "INVOICE_NUMBER_OLD_FORMAT";

    @Override
    public RuleId id() {
        return new RuleId(13);
    }

    @Override
    public String faqSection() {
        return "Verifying invoice authenticity";
    }

    @Override
    public Finding examine(Written written) {
        String number = written.number();
        if (number == null) {
            return Finding.satisfied(this, "VERIFY_BY_NUMBER");
        }
        return InvoiceNumber.check("/number", number)
                .fold(
                        digital -> Finding.satisfied(this, "VERIFY_DIGITAL_NUMBER", digital.value()),
                        refusals -> refusals.stream()
                                        .anyMatch(refusal -> refusal.code().equals(OLD_FORMAT))
                                ? Finding.satisfied(this, "VERIFY_OLD_FORMAT")
                                : Finding.violated(this, "NUMBER_OF_NO_INVOICE"));
    }
}
