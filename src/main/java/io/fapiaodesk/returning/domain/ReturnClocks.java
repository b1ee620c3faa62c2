package io.fapiaodesk.returning.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The clock of a confirmation form (R60, decision 15): as long as buyer or seller still has to confirm it, it is void 72
 * hours after it was made, holidays or not. One that is confirmed, or needs no confirmation, has no clock.
 */
public final class ReturnClocks {

    /** How long a form waits to be confirmed: 72 hours by the clock (STA Announcement 2024 No. 11). */
    private static final Duration TIME_TO_CONFIRM = Duration.ofDays(3);

    /** Waiting for the buyer, waiting for the seller. */
    private static final Set<String> UNCONFIRMED = Set.of("02", "03");

    /** Nobody confirmed it within its time. */
    private static final String LAPSED = "07";

    private ReturnClocks() {}

    /**
     * When a form is void.
     *
     * @param state the tax bureau's two digits
     */
    public static Optional<Instant> formVoidAt(String state, Instant madeAt) {
        return UNCONFIRMED.contains(state) ? Optional.of(madeAt.plus(TIME_TO_CONFIRM)) : Optional.empty();
    }

    /** Whether the time to confirm a form has run out, by our clock or in the tax bureau's own words. */
    public static boolean hasLapsed(String state, Instant madeAt, Instant now) {
        return LAPSED.equals(state) || isFormVoid(state, madeAt, now);
    }

    /** An unconfirmed form can be used until just before its 72 hours have passed. */
    public static boolean isFormVoid(String state, Instant madeAt, Instant now) {
        return formVoidAt(state, madeAt).filter(end -> !now.isBefore(end)).isPresent();
    }
}
