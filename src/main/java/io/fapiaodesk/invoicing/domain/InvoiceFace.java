package io.fapiaodesk.invoicing.domain;

import io.fapiaodesk.kernel.TaxRate;
import io.fapiaodesk.kernel.TaxSplit;
import io.fapiaodesk.kernel.Yuan;
import org.jspecify.annotations.Nullable;

/**
 * What an invoice says. It is fixed when the invoice is requested, and whatever happens to catalogue, title or account
 * later does not change it.
 *
 * @param content the tax bureau's name of what was sold; several, set apart by commas, when the lines differ; unknown for
 *     some that were issued before there was this desk
 * @param rate empty when a vendor issues it
 * @param gross in CNY with tax
 * @param amounts the sum of the lines; empty when a vendor issues it
 * @param amountsAssumed whether net and tax were worked out on the total, because whoever delivered an invoice from before
 *     this desk did not say them; the sum of its lines may be some cents beside
 * @param vendorContact how to reach the vendor that issues it instead of us
 */
public record InvoiceFace(
        InvoiceType type,
        Medium medium,
        Seller seller,
        Buyer buyer,
        @Nullable String content,
        @Nullable TaxRate rate,
        Yuan gross,
        @Nullable TaxSplit amounts,
        boolean amountsAssumed,
        @Nullable String vendorContact) {

    /** An invoice whose net and tax are known, or are a vendor's. */
    public InvoiceFace(
            InvoiceType type,
            Medium medium,
            Seller seller,
            Buyer buyer,
            @Nullable String content,
            @Nullable TaxRate rate,
            Yuan gross,
            @Nullable TaxSplit amounts,
            @Nullable String vendorContact) {
        this(type, medium, seller, buyer, content, rate, gross, amounts, false, vendorContact);
    }

    public InvoiceFace {
        if (seller.isVendor() != (amounts == null) || seller.isVendor() != (rate == null)) {
            throw new IllegalArgumentException("Our invoices have a rate and amounts, a vendor's have neither");
        }
        if (amounts != null && amounts.gross().compareTo(gross) != 0) {
            throw new IllegalArgumentException("The gross amount is that of the lines");
        }
    }

    /** The same with another net and tax. */
    InvoiceFace with(TaxSplit known, boolean assumed) {
        return new InvoiceFace(type, medium, seller, buyer, content, rate, gross, known, assumed, vendorContact);
    }

    /** Net and tax of an invoice of ours. */
    public TaxSplit requireAmounts() {
        if (amounts == null) {
            throw new IllegalStateException("A vendor's invoice has no amounts of ours");
        }
        return amounts;
    }

    /** The rate of an invoice of ours. */
    public TaxRate requireRate() {
        if (rate == null) {
            throw new IllegalStateException("A vendor's invoice has no rate of ours");
        }
        return rate;
    }
}
