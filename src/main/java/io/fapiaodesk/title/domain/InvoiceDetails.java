package io.fapiaodesk.title.domain;

import org.jspecify.annotations.Nullable;

/** What may be printed beside name and tax id; a special VAT invoice needs all four. */
public record InvoiceDetails(
        @Nullable String bank,
        @Nullable String bankAccount,
        @Nullable String address,
        @Nullable String phone) {

    public static final InvoiceDetails NONE = new InvoiceDetails(null, null, null, null);

    public boolean isComplete() {
        return bank != null && bankAccount != null && address != null && phone != null;
    }

    /** Says that details are there without saying what they are. */
    @Override
    public String toString() {
        return isComplete() ? "InvoiceDetails[complete]" : "InvoiceDetails[incomplete]";
    }
}
