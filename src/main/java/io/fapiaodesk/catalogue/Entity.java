package io.fapiaodesk.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A legal company that issues invoices, with what is printed about it on a day.
 *
 * @param code {@code E01} to {@code E10} for those that sell today, {@code X01} and on for those that only did
 * @param name in English, as the FAQ prints it or the administrator entered it
 * @param nameZh as it is printed: the registered Chinese name once it is entered, in the sandbox a sample of one where we
 *     have it, else the English one
 * @param address in English, as the FAQ prints it
 * @param missing what no invoice of a real tax bureau can do without; empty when the company is complete
 * @param sampleName whether the Chinese name is that of the sandbox, which nobody entered
 */
public record Entity(
        String code,
        String name,
        String nameZh,
        @Nullable String taxId,
        @Nullable String address,
        @Nullable String addressZh,
        @Nullable String phone,
        @Nullable String bank,
        @Nullable String bankZh,
        @Nullable String bankAccount,
        Certificate certificate,
        List<Missing> missing,
        boolean sampleName) {

    public Entity {
        missing = List.copyOf(missing);
    }

    /** What the FAQ does not say of a company, so that the administrator has to. */
    public enum Missing {
        NAME_ZH,
        TAX_ID
    }

    public boolean complete() {
        return missing.isEmpty();
    }

    /** What an invoice prints: Chinese where it was entered. */
    public @Nullable String printedAddress() {
        return addressZh == null ? address : addressZh;
    }

    public @Nullable String printedBank() {
        return bankZh == null ? bank : bankZh;
    }
}
