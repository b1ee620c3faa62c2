package io.fapiaodesk.title;

import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.kernel.PlainText;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.notice.Notice;
import io.fapiaodesk.notice.Notices;
import io.fapiaodesk.notice.Recipient;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalEntry;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.title.domain.Agreement;
import io.fapiaodesk.title.domain.AgreementStanding;
import io.fapiaodesk.title.persistence.AgreementTable;
import io.fapiaodesk.title.persistence.TitleTable;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One of the parties ends an agreement before its term; its title is invalid from that moment. */
@Service
public class EndAgreement {

    private static final int LONGEST_REASON = 1_000;

    private final AgreementTable agreements;
    private final TitleTable titles;
    private final Accounts accounts;
    private final AccountManagers managers;
    private final Notices notices;
    private final Journal journal;
    private final Clock clock;

    EndAgreement(
            AgreementTable agreements,
            TitleTable titles,
            Accounts accounts,
            AccountManagers managers,
            Notices notices,
            Journal journal,
            Clock clock) {
        this.agreements = agreements;
        this.titles = titles;
        this.accounts = accounts;
        this.managers = managers;
        this.notices = notices;
        this.journal = journal;
        this.clock = clock;
    }

    /** The account that has the agreement, or the beneficiary whose title it is, ends it. */
    @Transactional
    public Result<String> byCustomer(SignedIn who, RequestId id, @Nullable String reason) {
        String accountId = who.accountId();
        return end(
                who,
                By.CUSTOMER,
                agreements
                        .findForUpdate(id)
                        .filter(agreement -> accountId != null
                                && (accountId.equals(agreement.accountId())
                                        || accountId.equals(agreement.beneficiaryAccountId()))),
                reason);
    }

    /** The account manager ends it. */
    @Transactional
    public Result<String> byManager(SignedIn who, RequestId id, @Nullable String reason) {
        return end(
                who,
                By.STAFF,
                agreements.findForUpdate(id).filter(agreement -> accounts.find(agreement.accountId())
                        .filter(account -> managers.looksAfter(who, account))
                        .isPresent()),
                reason);
    }

    private Result<String> end(SignedIn who, By by, Optional<Agreement> found, @Nullable String reason) {
        if (found.isEmpty()) {
            return Result.refused(Refusal.notFound());
        }
        Agreement agreement = found.get();
        Instant now = clock.instant();
        if (agreement.standing(now) != AgreementStanding.IN_FORCE) {
            return Result.refused(Refusal.wrongState("NOT_IN_FORCE"));
        }
        return PlainText.paragraph("/reason", reason, LONGEST_REASON)
                .fold(why -> Result.done(end(who, by, agreement, now, why)), Result::refused);
    }

    private String end(SignedIn who, By by, Agreement agreement, Instant now, String why) {
        RequestId id = agreement.id();
        Agreement ended = agreement.end(who.name(), now, why);
        agreements.update(ended);
        titles.ofCase(id).ifPresent(title -> titles.end(title.id(), now));
        journal.record(new JournalEntry(id.value(), "AGREEMENT_ENDED", by, who.name(), Map.of("reason", why), true));
        Stream.of(agreement.accountId(), agreement.beneficiaryAccountId())
                .filter(party -> party != null)
                .forEach(party -> notices.post(new Notice(
                        id + "/ended/" + party,
                        null,
                        new Recipient.Account(party),
                        "agreement-ended",
                        Map.of("titleName", agreement.titleName(), "reason", why, "link", "/titles/agreements"))));
        return ended.standing(now).name();
    }
}
