package io.fapiaodesk.title.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the titles of one account stand to each other at a moment. Only one is active at a time, those by agreement aside:
 * an open application suspends the current title, unless it renews an approved one that still holds; an approved title takes the place of the registered one for its term,
 * and the registered one is back when that is over. All of it follows from facts, so it can never be out of date.
 *
 * @param titles every title the account ever had
 * @param applicationOpen whether an application for a title is under review
 */
public record TitleStanding(List<Title> titles, boolean applicationOpen, Instant now) {

    public TitleStanding {
        titles = List.copyOf(titles);
    }

    public TitleStatus statusOf(Title title) {
        if (title.hasEnded()) {
            return TitleStatus.INVALID;
        }
        if (title.hasExpired(now)) {
            return TitleStatus.EXPIRED;
        }
        if (title.origin() == Title.Origin.AGREEMENT) {
            return TitleStatus.ACTIVE;
        }
        if (approvedInForce().isPresent()) {
            // An application beside a title that holds is for its next term, and takes nothing away meanwhile.
            return title.origin() == Title.Origin.REGISTRATION ? TitleStatus.SUSPENDED : TitleStatus.ACTIVE;
        }
        return applicationOpen ? TitleStatus.SUSPENDED : TitleStatus.ACTIVE;
    }

    /** The one title an invoice gets when the customer names none. */
    public Optional<Title> active() {
        return titles.stream()
                .filter(title -> title.origin() != Title.Origin.AGREEMENT)
                .filter(title -> statusOf(title) == TitleStatus.ACTIVE)
                .findFirst();
    }

    /** What the holder of an approved title may apply for while it is in force. */
    public enum Renewal {
        /** Nothing yet. */
        NONE,
        /** Special VAT for the same title. */
        SPECIAL_VAT,
        /** Its next term, with special VAT or without. */
        TERM
    }

    public Renewal renewalOf(Title title) {
        if (title.isAboutToExpire(now)) {
            return Renewal.TERM;
        }
        return title.maySeekSpecialVat(now) ? Renewal.SPECIAL_VAT : Renewal.NONE;
    }

    /** Whether an application with these data renews the title that is in force. */
    public boolean isRenewal(String taxId, boolean wantsSpecialVat) {
        return approvedInForce()
                .map(title -> switch (renewalOf(title)) {
                    case TERM -> true;
                    case SPECIAL_VAT -> wantsSpecialVat && taxId.equals(title.taxId());
                    case NONE -> false;
                })
                .orElse(false);
    }

    /** The enterprise title of an individual account that still holds, open application or not. */
    public Optional<Title> approvedInForce() {
        return titles.stream().filter(title -> title.isInForce(now)).findFirst();
    }
}
