package io.fapiaodesk.invoicing.domain;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.Yuan;
import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A request for invoices as the customer made it.
 *
 * @param amount in CNY with tax, when it was by amount
 * @param month when it was by monthly bill
 * @param titleId the title that the customer named
 * @param previewVersion the version of the preview that the invoices were made by
 * @param submittedBy the sign-in that asked
 */
public record InvoiceRequest(
        RequestId id,
        String accountId,
        Method method,
        @Nullable Yuan amount,
        @Nullable YearMonth month,
        InvoiceType type,
        @Nullable String titleId,
        String previewVersion,
        String submittedBy,
        Instant submittedAt) {}
