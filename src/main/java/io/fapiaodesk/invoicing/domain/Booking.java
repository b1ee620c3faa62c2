package io.fapiaodesk.invoicing.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the buyer did with an invoice.
 *
 * @param booked whether the buyer has recorded it in its accounts
 * @param deducted whether the buyer has used it for input VAT deduction
 * @param asOf the moment of the event that told it; empty when no event has
 */
public record Booking(
        boolean booked, boolean deducted, @Nullable Instant asOf) {

    public static final Booking NONE = new Booking(false, false, null);

    public boolean bookedOrDeducted() {
        return booked || deducted;
    }

    /** Whether something that was so at a moment is news, given that events may come in any order. */
    public boolean isOlderThan(Instant at) {
        return asOf == null || asOf.isBefore(at);
    }

    public boolean saysTheSame(boolean isBooked, boolean isDeducted) {
        return booked == isBooked && deducted == isDeducted;
    }
}
