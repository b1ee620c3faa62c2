package io.fapiaodesk.invoicing.domain;

import org.jspecify.annotations.Nullable;

/**
 * Who issues an invoice, as it is printed on it.
 *
 * @param code the code of one of our entities, or {@link #VENDOR}
 */
public record Seller(
        String code,
        String name,
        String nameZh,
        @Nullable String taxId,
        @Nullable String address,
        @Nullable String phone,
        @Nullable String bank,
        @Nullable String bankAccount) {

    /** The code in place of an entity's, where a third party of the marketplace issues the invoice (R34, R82). */
    public static final String VENDOR = "VENDOR";

    public static Seller vendor(String name) {
        return new Seller(VENDOR, name, name, null, null, null, null, null);
    }

    public boolean isVendor() {
        return code.equals(VENDOR);
    }
}
