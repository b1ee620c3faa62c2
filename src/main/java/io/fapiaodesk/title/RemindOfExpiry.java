package io.fapiaodesk.title;

import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.notice.Notice;
import io.fapiaodesk.notice.Notices;
import io.fapiaodesk.notice.Recipient;
import io.fapiaodesk.title.domain.Title;
import io.fapiaodesk.title.persistence.TitleTable;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells customers 30, 7 and 1 days before an approved or agreed title expires, with a link to ask again (R22), and before
 * an approved title ends to serve for special VAT, with a link to ask for that again (R21); the title serves on meanwhile. Any number of nodes
 * may look at the same time; a title that was looked at late is reminded of once, not three times.
 */
@Service
public class RemindOfExpiry {

    private static final List<Integer> DAYS_BEFORE = List.of(1, 7, 30);

    private final TitleTable titles;
    private final Notices notices;
    private final Clock clock;

    RemindOfExpiry(TitleTable titles, Notices notices, Clock clock) {
        this.titles = titles;
        this.notices = notices;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${fapiao.titles.expiry-check}", initialDelayString = "PT5S")
    @Transactional
    public void remind() {
        LocalDate today = ShanghaiTime.today(clock);
        for (int days : DAYS_BEFORE) {
            for (Title title : titles.expiring(today, days)) {
                boolean agreed = title.origin() == Title.Origin.AGREEMENT;
                LocalDate validUntil = Objects.requireNonNull(title.validUntil());
                notices.post(new Notice(
                        "title/" + title.id() + "/expiring/" + days,
                        null,
                        new Recipient.Account(title.accountId()),
                        agreed ? "agreement-expiring" : "title-expiring",
                        Map.of(
                                "titleName", title.name(),
                                "validUntil", validUntil.toString(),
                                "days", String.valueOf(ChronoUnit.DAYS.between(today, validUntil)),
                                "link",
                                        (agreed ? "/titles/agreements/apply?from=" : "/titles/apply?from=")
                                                + title.id())));
                titles.reminded(title.id(), days);
            }
            for (Title title : titles.specialExpiring(today, days)) {
                LocalDate specialValidUntil = Objects.requireNonNull(title.specialValidUntil());
                notices.post(new Notice(
                        "title/" + title.id() + "/special-expiring/" + days,
                        null,
                        new Recipient.Account(title.accountId()),
                        "title-special-expiring",
                        Map.of(
                                "titleName", title.name(),
                                "specialValidUntil", specialValidUntil.toString(),
                                "validUntil",
                                        Objects.requireNonNull(title.validUntil())
                                                .toString(),
                                "days", String.valueOf(ChronoUnit.DAYS.between(today, specialValidUntil)),
                                "link", "/titles/apply?from=" + title.id())));
                titles.specialReminded(title.id(), days);
            }
        }
    }
}
