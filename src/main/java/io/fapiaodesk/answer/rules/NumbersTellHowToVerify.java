package io.fapiaodesk.answer.rules;

import io.fapiaodesk.kernel.InvoiceNumber;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A number of 20 digits is verified by itself; an invoice of old by its code and number. */
public final class NumbersTellHowToVerify implements Rule<NumbersTellHowToVerify.Written> {

    /** What somebody reads on the invoice; nothing when they have not typed it. */
    public record Written(@Nullable String number) {}

    /** What is found for the provinces that our companies issue from, by the code that their invoices bear. */
    private static final Map<String, String> OUR_PROVINCES = Map.of(
            "33", "VERIFY_DIGITAL_NUMBER",
            "11", "VERIFY_NUMBER_OF_BEIJING",
            "31", "VERIFY_NUMBER_OF_SHANGHAI",
            "32", "VERIFY_NUMBER_OF_JIANGSU");

    private static final String OLD_FORMAT = "INVOICE_NUMBER_OLD_FORMAT";

    @Override
    public RuleId id() {
        return new RuleId(13);
    }

    @Override
    public String faqSection() {
        return "Verifying invoice authenticity";
    }

    /** The third and fourth digit are the seller's province; each province's site knows its own invoices. */
    private Finding ofProvince(String number) {
        String province = number.substring(2, 4);
        String ours = OUR_PROVINCES.get(province);
        return ours == null
                ? Finding.satisfied(this, "VERIFY_OTHER_PROVINCE", number, province)
                : Finding.satisfied(this, ours, number);
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
