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

    private static final String ZHEJIANG = "33";
    private static final String OLD_FORMAT = "INVOICE_NUMBER_OLD_FORMAT";

    @Override
    public RuleId id() {
        return new RuleId(13);
    }

    @Override
    public String faqSection() {
        return "Verifying invoice authenticity";
    }

    /** The third and fourth digit are the issuer's province; the FAQ names the site of one of them. */
    private Finding ofProvince(String number) {
        String province = number.substring(2, 4);
        return province.equals(ZHEJIANG)
                ? Finding.satisfied(this, "VERIFY_DIGITAL_NUMBER", number)
                : Finding.satisfied(this, "VERIFY_OTHER_PROVINCE", number, province);
    }

    @Override
    public Finding examine(Written written) {
        String number = written.number();
        if (number == null) {
            return Finding.satisfied(this, "VERIFY_BY_NUMBER");
        }
        return InvoiceNumber.check("/number", number)
                .fold(
                        digital -> ofProvince(digital.value()),
                        refusals -> refusals.stream()
                                        .anyMatch(refusal -> refusal.code().equals(OLD_FORMAT))
                                ? Finding.satisfied(this, "VERIFY_OLD_FORMAT")
                                : Finding.violated(this, "NUMBER_OF_NO_INVOICE"));
    }
}
