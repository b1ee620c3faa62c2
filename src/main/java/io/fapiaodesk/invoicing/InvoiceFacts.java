package io.fapiaodesk.invoicing;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.TaxRate;
import io.fapiaodesk.kernel.TaxSplit;
import io.fapiaodesk.kernel.Yuan;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What other capabilities need to know of an invoice. Words are those of the HTTP interface.
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
        String status,
        String type,
        String medium,
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
        boolean returnable) {}
