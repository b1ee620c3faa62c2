package io.fapiaodesk.invoicing.domain;

import io.fapiaodesk.kernel.AsRead;
import java.text.Normalizer;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The buyer as an invoice prints it: the profile of a title. Two buyers are the same when a person reads the same of both:
 * another kind of bracket makes no other buyer, a value where the other has none does (R39, decision 18, FAQ "Splitting
 * invoice requests").
 */
public record Buyer(
        String name,
        @Nullable String taxId,
        @Nullable String bank,
        @Nullable String bankAccount,
        @Nullable String address,
        @Nullable String phone) {

    private static final Set<String> NOBODY = Set.of("Individual", "Personal");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0\\u3000]+");

    public Buyer {
        String normalName = normal(name);
        if (normalName == null) {
            throw new IllegalArgumentException("A buyer has a name");
        }
        taxId = normal(taxId);
        name = printedName(normalName, taxId);
        bank = normal(bank);
        bankAccount = normal(bankAccount);
        address = normal(address);
        phone = normal(phone);
    }

    /** What it is told from other buyers by. */
    public Compared compared() {
        return new Compared(AsRead.of(name), taxId, read(bank), digits(bankAccount), read(address), digits(phone));
    }

    /** A buyer without what only looks different, such as full-width brackets or the groups of an account number. */
    public record Compared(
            AsRead name,
            @Nullable String taxId,
            @Nullable AsRead bank,
            @Nullable String bankAccount,
            @Nullable AsRead address,
            @Nullable String phone) {}

    /** The name of a title as a Chinese invoice prints it: the title of a person that names nobody reads 个人 (decision 21). */
    public static String printedName(String titleName, @Nullable String taxId) {
        return taxId == null && NOBODY.contains(titleName) ? "个人" : titleName;
    }

    private static @Nullable AsRead read(@Nullable String text) {
        return text == null ? null : AsRead.of(text);
    }

    private static @Nullable String digits(@Nullable String number) {
        return number == null ? null : AsRead.of(number).text().replace("-", "");
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
