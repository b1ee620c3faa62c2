package io.fapiaodesk.title.domain;

import io.fapiaodesk.kernel.ShanghaiTime;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A buyer as an invoice names it. What is kept are facts; whether the title can be used is worked out from them and the
 * day, whenever it is asked, so that nothing has to happen on the day a title expires.
 *
 * @param validUntil the first day on which an approved title no longer holds; empty for one by registration
 * @param specialValidUntil the first day on which it no longer serves for special VAT invoices; empty for one that
 *     never did, and for one by registration, which serves as long as it holds
 * @param endedAt when it became invalid for good, if it did
 * @param use what a title by agreement may be used for; empty for the others, which serve for everything
 */
public record Title(
        String id,
        String accountId,
        Origin origin,
        TitleKind kind,
        String name,
        @Nullable String taxId,
        @Nullable LocalDate validUntil,
        @Nullable LocalDate specialValidUntil,
        InvoiceDetails details,
        Instant createdAt,
        @Nullable Instant endedAt,
        @Nullable AgreementUse use) {

    /** Before the end of a term, the days in which it can be renewed. */
    public static final int RENEWAL_DAYS = 30;

    public Title {
        if ((origin == Origin.AGREEMENT) != (use != null)) {
            throw new IllegalArgumentException("A title by agreement says what for, and no other does");
        }
    }

    /** Where a title comes from. */
    public enum Origin {
        /** Made by the account's real-name registration. */
        REGISTRATION,
        /** Approved for an individual account in a title review. */
        REVIEW,
        /** Covered by a signed multi-title agreement. */
        AGREEMENT
    }

    public boolean hasEnded() {
        return endedAt != null;
    }

    /** Usable while the day is before the end of its term. */
    public boolean hasExpired(Instant now) {
        return validUntil != null && !ShanghaiTime.dayOf(now).isBefore(validUntil);
    }

    /** An approved title that still holds: the one an individual account can have only one of. */
    public boolean isInForce(Instant now) {
        return origin == Origin.REVIEW && !hasEnded() && !hasExpired(now);
    }

    /** The last days of its term, in which its holder may apply again. */
    public boolean isAboutToExpire(Instant now) {
        return isInForce(now) && validUntil != null && isWithinLastDays(validUntil, now);
    }

    /** Special VAT was never granted for it, or the term of that is over or about to be: it can be asked for again. */
    public boolean maySeekSpecialVat(Instant now) {
        return isInForce(now) && (specialValidUntil == null || isWithinLastDays(specialValidUntil, now));
    }

    private static boolean isWithinLastDays(LocalDate until, Instant now) {
        return !ShanghaiTime.dayOf(now).isBefore(until.minusDays(RENEWAL_DAYS));
    }

    /** Whether it carries a special VAT invoice at all, leaving aside whether it is active. */
    public boolean servesSpecialVat(Instant now) {
        if (kind == TitleKind.INDIVIDUAL || !details.isComplete()) {
            return false;
        }
        return origin == Origin.REGISTRATION
                || (specialValidUntil != null && ShanghaiTime.dayOf(now).isBefore(specialValidUntil));
    }
}
