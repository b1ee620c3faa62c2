package io.fapiaodesk.portal.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request in a list.
 *
 * @param subject what it is about, the title's name for example
 */
record RequestRow(
        String id,
        String kind,
        @Nullable String subject,
        String status,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable PromiseView promise) {

    public boolean open() {
        return closedAt == null;
    }

    /** How the status is coloured. */
    public String tone() {
        return tone(status, open());
    }

    /** Only what is open can be in progress. */
    static String tone(String status, boolean open) {
        return switch (status) {
            case "APPROVED",
                    "SIGNED",
                    "ISSUED",
                    "ARRIVED",
                    "STUB_COPY",
                    "COPY_OF_INVOICE_COPY",
                    "COPY_OF_DEDUCTION_COPY",
                    "RED_ISSUED",
                    "ANSWERED" -> "good";
            case "REJECTED", "DECLINED", "FAILED", "FORM_VOID" -> "bad";
            case "PARTLY_ISSUED", "WAITING_FOR_CUSTOMER", "AWAITING_ORIGINAL", "RETURN_AND_REISSUE" -> "warn";
            default -> open ? "busy" : "";
        };
    }
}
