package io.fapiaodesk.title.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the titles of one account stand to each other at a moment. Only one is active at a time, those by agreement aside:
 * an open application suspends the current title, an approved title takes the place of the registered one for its term,
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
        if (applicationOpen) {
            return TitleStatus.SUSPENDED;
        }
        return title.origin() == Title.Origin.REGISTRATION && approvedInForce().isPresent()
                ? TitleStatus.SUSPENDED
                : TitleStatus.ACTIVE;
    }

    /** The one title an invoice gets when the customer names none. */
    public Optional<Title> active() {
        return titles.stream()
                .filter(title -> title.origin() != Title.Origin.AGREEMENT)
                .filter(title -> statusOf(title) == TitleStatus.ACTIVE)
                .findFirst();
    }

    /** The enterprise title of an individual account that still holds, open application or not. */
    public Optional<Title> approvedInForce() {
        return titles.stream().filter(title -> title.isInForce(now)).findFirst();
    }
}
