package io.fapiaodesk.title;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.title.domain.Agreement;
import io.fapiaodesk.title.domain.AgreementStanding;
import io.fapiaodesk.title.domain.Contact;
import io.fapiaodesk.title.domain.Title;
import io.fapiaodesk.title.domain.TitleStanding;
import io.fapiaodesk.title.persistence.AgreementTable;
import io.fapiaodesk.title.persistence.TitleTable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The register of agreements as customers, account managers and other capabilities read it. */
@Service
public class ReadAgreements {

    private final AgreementTable agreements;
    private final TitleTable titles;
    private final MaintainTitles maintainTitles;
    private final AccountManagers managers;
    private final AgreementScreening screening;
    private final Accounts accounts;
    private final Clock clock;

    ReadAgreements(
            AgreementTable agreements,
            TitleTable titles,
            MaintainTitles maintainTitles,
            AccountManagers managers,
            AgreementScreening screening,
            Accounts accounts,
            Clock clock) {
        this.agreements = agreements;
        this.titles = titles;
        this.maintainTitles = maintainTitles;
        this.managers = managers;
        this.screening = screening;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * An agreement as the register shows it.
     *
     * @param standing what it is today: IN_EVALUATION, IN_FORCE, EXPIRED, ENDED_EARLY, DECLINED, WITHDRAWN or STOPPED
     * @param titleId the title it made usable; empty unless it was signed
     * @param signedBy the account manager who signed
     */
    public record Entry(
            RequestId id,
            String kind,
            String standing,
            String accountId,
            @Nullable String beneficiaryAccountId,
            String titleName,
            @Nullable String taxId,
            Instant openedAt,
            boolean openedByStaff,
            @Nullable String ticket,
            @Nullable String titleId,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil,
            @Nullable String signedBy,
            @Nullable String reason,
            @Nullable Instant endedAt,
            @Nullable String endReason) {

        public boolean inForce() {
            return standing.equals(AgreementStanding.IN_FORCE.name());
        }

        /** Whether it was in force once and is not any more. */
        public boolean over() {
            return standing.equals(AgreementStanding.EXPIRED.name())
                    || standing.equals(AgreementStanding.ENDED_EARLY.name());
        }

        public boolean open() {
            return standing.equals(AgreementStanding.IN_EVALUATION.name());
        }
    }

    /**
     * A request for an agreement as staff read it.
     *
     * @param manager who evaluates it; empty for anybody of the group
     */
    public record Case(
            Entry entry,
            String titleKind,
            @Nullable String bank,
            @Nullable String bankAccount,
            @Nullable String address,
            @Nullable String phone,
            @Nullable String contactName,
            @Nullable String contactPhone,
            @Nullable String contactEmail,
            @Nullable String manager) {

        /** Says which, and nothing that identifies anybody. */
        @Override
        public String toString() {
            return "Case[" + entry.id() + "]";
        }
    }

    /**
     * When one of an account's titles may be used.
     *
     * @param origin REGISTRATION, REVIEW or AGREEMENT
     * @param status ACTIVE, SUSPENDED, EXPIRED or INVALID
     * @param until the first day on which it does not hold any more; empty for without limit
     */
    public record Span(
            String name,
            String origin,
            String status,
            @Nullable String agreementKind,
            LocalDate from,
            @Nullable LocalDate until) {}

    /** The agreements of an account, and those that make it the beneficiary; newest first. */
    public List<Entry> of(String accountId) {
        return agreements.of(accountId).stream().map(this::entry).toList();
    }

    /** An agreement of the account, or one that makes it the beneficiary. */
    public Optional<Entry> of(String accountId, RequestId id) {
        return agreements
                .find(id)
                .filter(agreement ->
                        accountId.equals(agreement.accountId()) || accountId.equals(agreement.beneficiaryAccountId()))
                .map(this::entry);
    }

    /** The agreements of the accounts that somebody looks after today; newest first. */
    @Transactional(readOnly = true)
    public List<Entry> ofAccountsOf(SignedIn who, int offset, int limit) {
        return agreements.of(accountIds(who), offset, limit).stream()
                .map(this::entry)
                .toList();
    }

    public long countOfAccountsOf(SignedIn who) {
        return agreements.count(accountIds(who));
    }

    /** The accounts that somebody looks after today. */
    public List<Account> accountsOf(SignedIn who) {
        return accounts.managedBy(managers.standsFor(who.name()));
    }

    /** Whether somebody looks after the account that has the agreement. */
    public boolean looksAfter(SignedIn who, RequestId id) {
        return agreements
                .find(id)
                .flatMap(agreement -> accounts.find(agreement.accountId()))
                .filter(account -> managers.looksAfter(who, account))
                .isPresent();
    }

    /** A request for an agreement with all that staff need to know of it. */
    public Optional<Case> find(RequestId id) {
        return agreements.find(id).map(agreement -> {
            Contact contact = agreement.contact();
            return new Case(
                    entry(agreement),
                    agreement.titleKind().name(),
                    agreement.details().bank(),
                    agreement.details().bankAccount(),
                    agreement.details().address(),
                    agreement.details().phone(),
                    contact == null ? null : contact.name(),
                    contact == null ? null : contact.phone(),
                    contact == null ? null : contact.email(),
                    agreement.manager());
        });
    }

    /** The code of what speaks against asking for a further title, whichever it is. */
    public Optional<String> whyNotAsk(Account account) {
        return screening.whyNotAsk(account);
    }

    /** Which title of an account may be used when, in the order in which they came. */
    @Transactional(readOnly = true)
    public List<Span> timeline(String accountId) {
        TitleStanding standing = maintainTitles.standing(accountId);
        return standing.titles().stream()
                .sorted(Comparator.comparing(Title::createdAt))
                .map(title -> span(standing, title))
                .toList();
    }

    private static Span span(TitleStanding standing, Title title) {
        LocalDate ended = title.endedAt() == null ? null : ShanghaiTime.dayOf(title.endedAt());
        LocalDate until = title.validUntil();
        return new Span(
                title.name(),
                title.origin().name(),
                standing.statusOf(title).name(),
                title.use() == null ? null : title.use().kind().name(),
                ShanghaiTime.dayOf(title.createdAt()),
                ended == null || (until != null && until.isBefore(ended)) ? until : ended);
    }

    private List<String> accountIds(SignedIn who) {
        return accountsOf(who).stream().map(Account::id).toList();
    }

    private Entry entry(Agreement agreement) {
        return new Entry(
                agreement.id(),
                agreement.kind().name(),
                agreement.standing(clock.instant()).name(),
                agreement.accountId(),
                agreement.beneficiaryAccountId(),
                agreement.titleName(),
                agreement.taxId(),
                agreement.openedAt(),
                agreement.openedByStaff(),
                agreement.ticket(),
                titles.ofCase(agreement.id()).map(Title::id).orElse(null),
                agreement.validFrom(),
                agreement.validUntil(),
                agreement.isOpen() ? null : agreement.decidedBy(),
                agreement.reason(),
                agreement.endedAt(),
                agreement.endReason());
    }
}
