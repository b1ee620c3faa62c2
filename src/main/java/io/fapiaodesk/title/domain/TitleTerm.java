package io.fapiaodesk.title.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How long an approved title holds. The longest terms are the FAQ's ("Reapply for an expired enterprise title"); a
 * reviewer may shorten them, never lengthen them.
 *
 * @param validUntil the first day on which it no longer holds
 * @param specialValidUntil the first day on which it no longer serves for special VAT; empty when that was not granted
 */
public record TitleTerm(LocalDate validUntil, @Nullable LocalDate specialValidUntil) {

    public static final int LONGEST_DAYS = 365;
    public static final int LONGEST_SPECIAL_VAT_DAYS = 90;

    /**
     * The term of a title approved on a day.
     *
     * @param days what the reviewer allowed, in days; empty for the longest
     */
    public static TitleTerm from(LocalDate approvedOn, @Nullable Integer days, boolean specialVat) {
        int general = days == null ? LONGEST_DAYS : days;
        if (!isAllowed(general)) {
            throw new IllegalArgumentException("A title holds for 1 to " + LONGEST_DAYS + " days");
        }
        return new TitleTerm(
                approvedOn.plusDays(general),
                specialVat ? approvedOn.plusDays(Math.min(general, LONGEST_SPECIAL_VAT_DAYS)) : null);
    }

    public static boolean isAllowed(int days) {
        return days >= 1 && days <= LONGEST_DAYS;
    }
}
