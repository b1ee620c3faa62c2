package io.fapiaodesk.title.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How long a signed agreement holds. The FAQ names no term: without a word of the manager it is that of a reviewed
 * title, and no manager binds the vendor for more than three years without looking again.
 *
 * @param validFrom the day it was signed
 * @param validUntil the first day on which it no longer holds
 */
public record AgreementTerm(LocalDate validFrom, LocalDate validUntil) {

    public static final int USUAL_DAYS = 365;
    public static final int LONGEST_YEARS = 3;

    public AgreementTerm {
        if (!isAllowed(validFrom, validUntil)) {
            throw new IllegalArgumentException(
                    "An agreement holds for at least a day and at most " + LONGEST_YEARS + " years");
        }
    }

    /**
     * The term of an agreement signed on a day.
     *
     * @param until what the manager agreed to; empty for the usual term
     */
    public static AgreementTerm from(LocalDate signedOn, @Nullable LocalDate until) {
        return new AgreementTerm(signedOn, until == null ? signedOn.plusDays(USUAL_DAYS) : until);
    }

    public static boolean isAllowed(LocalDate signedOn, LocalDate until) {
        return until.isAfter(signedOn) && !until.isAfter(latest(signedOn));
    }

    public static LocalDate latest(LocalDate signedOn) {
        return signedOn.plusYears(LONGEST_YEARS);
    }
}
