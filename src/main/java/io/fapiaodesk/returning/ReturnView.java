package io.fapiaodesk.returning;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.ruling.Finding;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A return as it stands.
 *
 * @param invoiceNumber of the invoice that goes back
 * @param gross what it is over, in CNY with tax
 * @param path {@code DIRECT} or {@code BOOKED}
 * @param status {@code CHECKING_FORM}, {@code AWAITING_ORIGINAL}, {@code IN_PROCESS}, {@code CONFIRMING},
 *     {@code ISSUING_RED}; and how it ended: {@code RED_ISSUED}, {@code REJECTED}, {@code WITHDRAWN}, {@code FORM_VOID}
 * @param open whether it has not ended yet
 * @param withdrawable whether the customer can still take it back
 * @param formNumber of the confirmation form, if it goes by one
 * @param findings what the rules found last
 * @param promisedAt when we have promised to be done
 * @param formVoidAt when the form is void, as soon as the tax bureau has shown it
 * @param redNumber of the red-letter invoice, once there is one
 * @param decidedBy the tax operator who decided, if one has
 * @param decidedNote what that one said to it
 * @param confirmedBy the second one, if one was needed
 * @param confirmedNote what the second one said to it
 * @param endCode the rule's or the tax bureau's code, where one ended it
 * @param endReason what the customer was told
 */
public record ReturnView(
        RequestId id,
        String accountId,
        String invoiceId,
        String invoiceNumber,
        String gross,
        String path,
        String status,
        boolean open,
        boolean withdrawable,
        @Nullable String formNumber,
        String reason,
        @Nullable String remarks,
        List<Finding> findings,
        Instant requestedAt,
        @Nullable Instant promisedAt,
        @Nullable Instant formVoidAt,
        @Nullable String redNumber,
        @Nullable String decidedBy,
        @Nullable String decidedNote,
        @Nullable String confirmedBy,
        @Nullable String confirmedNote,
        @Nullable String endCode,
        @Nullable String endReason) {

    public ReturnView {
        findings = List.copyOf(findings);
    }
}
