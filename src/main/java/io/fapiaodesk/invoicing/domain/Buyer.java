package io.fapiaodesk.invoicing.domain;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The buyer as an invoice prints it: the profile of a title. Two buyers are the same when their normalised values are: a
 * blank at the end makes no other buyer, a value where the other has none does (R39, FAQ "Splitting invoice requests").
 */
public record Buyer(
        String name,
        @Nullable String taxId,
        @Nullable String bank,
        @Nullable String bankAccount,
        @Nullable String address,
        @Nullable String phone) {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0\\u3000]+");

    public Buyer {
        String normalName = normal(name);
        if (normalName == null) {
            throw new IllegalArgumentException("A buyer has a name");
        }
        name = normalName;
        taxId = normal(taxId);
        bank = normal(bank);
        bankAccount = normal(bankAccount);
        address = normal(address);
        phone = normal(phone);
    }

    private static @Nullable String normal(@Nullable String raw) {
        if (raw == null) {
            return null;
        }
        String text = BLANKS.matcher(Normalizer.normalize(raw, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
        return text.isEmpty() ? null : text;
    }

    /** Says that there is a buyer, and nothing of its bank and address. */
    @Override
    public String toString() {
        return "Buyer[" + name + "]";
    }
}
