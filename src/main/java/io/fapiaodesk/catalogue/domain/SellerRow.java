package io.fapiaodesk.catalogue.domain;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A row of the seller catalogue that names a product.
 *
 * @param entity the company that issues the invoice, or {@link #VENDOR}
 * @param content what the invoice says; of a vendor's product only the vendor knows it, and the rate
 */
public record SellerRow(
        String row,
        String entity,
        @Nullable String content,
        @Nullable String rate) {

    public static final String VENDOR = "VENDOR";

    private static final Pattern RATE = Pattern.compile("0[.][0-9]{1,2}");

    public boolean ofVendor() {
        return entity.equals(VENDOR);
    }

    /** Whether an invoice can be written from it. */
    public boolean complete() {
        return content != null
                && !content.isBlank()
                && rate != null
                && RATE.matcher(rate).matches();
    }
}
