package io.fapiaodesk.invoicing;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.TaxRate;
import io.fapiaodesk.kernel.TaxSplit;
import io.fapiaodesk.kernel.Yuan;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What other capabilities need to know of an invoice. Its words are those of the HTTP interface, and types, so that whoever
 * decides by them hears from the compiler of a new one.
 *
 * @param requestId the case it was issued in; empty for invoices that were issued before there was this desk
 * @param number empty as long as it is not issued
 * @param gross in CNY with tax
 * @param amounts empty when a vendor issues it
 * @param amountsAssumed whether they were worked out on the total, because nobody has told the sum of its lines
 * @param returnable whether its status allows to ask for a return
 */
public record InvoiceFacts(
        String id,
        @Nullable RequestId requestId,
        String accountId,
        Status status,
        Type type,
        Medium medium,
        @Nullable String number,
        @Nullable Instant issuedAt,
        boolean booked,
        boolean deducted,
        String sellerCode,
        String sellerName,
        @Nullable String sellerTaxId,
        String buyerName,
        @Nullable String buyerTaxId,
        @Nullable String content,
        @Nullable TaxRate rate,
        Yuan gross,
        @Nullable TaxSplit amounts,
        boolean amountsAssumed,
        @Nullable String trackingNumber,
        boolean returnable) {

    /** Where it stands. */
    public enum Status {
        INVOICING,
        PENDING_VENDOR,
        CANCELLED,
        INVOICED,
        RETURN_REQUESTED,
        RETURN_REJECTED,
        RETURNED,
        FAILED
    }

    /** What it is good for. */
    public enum Type {
        GENERAL,
        SPECIAL
    }

    /** What it is written on. */
    public enum Medium {
        DIGITAL,
        PAPER
    }
}
