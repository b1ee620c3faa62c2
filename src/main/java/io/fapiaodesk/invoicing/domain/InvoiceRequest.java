package io.fapiaodesk.invoicing.domain;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.Yuan;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request for invoices as the customer made it.
 *
 * @param amount in CNY with tax, when it was by amount
 * @param month when it was by monthly bill
 * @param titleId the title that the customer named
 * @param previewVersion the version of the preview that the invoices were made by
 * @param submittedBy the sign-in that asked
 * @param lines what the lines of the invoices stand for
 * @param remarks what the customer wants printed on each of them
 * @param mailTo addresses that get them, besides the default mailbox
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
        Instant submittedAt,
        LinesPer lines,
        @Nullable String remarks,
        List<String> mailTo) {

    public InvoiceRequest {
        mailTo = List.copyOf(mailTo);
    }

    /** A request without wishes. */
    public InvoiceRequest(
            RequestId id,
            String accountId,
            Method method,
            @Nullable Yuan amount,
            @Nullable YearMonth month,
            InvoiceType type,
            @Nullable String titleId,
            String previewVersion,
            String submittedBy,
            Instant submittedAt) {
        this(
                id,
                accountId,
                method,
                amount,
                month,
                type,
                titleId,
                previewVersion,
                submittedBy,
                submittedAt,
                LinesPer.ITEM,
                null,
                List.of());
    }

    /** Names the request, and nothing of what was written on it. */
    @Override
    public String toString() {
        return "InvoiceRequest[" + id + "]";
    }
}
