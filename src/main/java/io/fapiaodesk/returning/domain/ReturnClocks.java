package io.fapiaodesk.returning.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * The two clocks of a booked return (R60, decision 9): our promise in business days, and the confirmation form, which is
 * void 72 hours after it was made, holidays or not.
 *
 * @param promised when we have promised to have answered
 * @param formMadeAt when the form was made at the tax bureau
 */
public record ReturnClocks(Instant promised, Instant formMadeAt) {

    /** How long a form can be used: 72 hours by the clock (STA Announcement 2024 No. 11). */
    public static final Duration FORM_LASTS = Duration.ofDays(3);

    public Instant formVoidAt() {
        return formMadeAt.plus(FORM_LASTS);
    }

    /** The earlier of the two: when the case has to be done. */
    public Instant dueAt() {
        return promised.isBefore(formVoidAt()) ? promised : formVoidAt();
    }

    /** The form can be used until just before its 72 hours have passed. */
    public static boolean isFormVoid(Instant formMadeAt, Instant now) {
        return !now.isBefore(formMadeAt.plus(FORM_LASTS));
    }
}
