package io.fapiaodesk.title;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.AccountBecameEnterprise;
import io.fapiaodesk.account.AccountImported;
import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.kernel.AsRead;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalEntry;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.platform.web.Texts;
import io.fapiaodesk.title.domain.AgreementUse;
import io.fapiaodesk.title.domain.InvoiceDetails;
import io.fapiaodesk.title.domain.Title;
import io.fapiaodesk.title.domain.TitleKind;
import io.fapiaodesk.title.domain.TitleStanding;
import io.fapiaodesk.title.domain.TitleStatus;
import io.fapiaodesk.title.persistence.TitleApplicationTable;
import io.fapiaodesk.title.persistence.TitleTable;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The titles of an account by its real-name registration, and what a customer may change about a title (R16, R17, R51,
 * R54, R84; FAQ "Adding or modifying invoice titles").
 */
@Service
public class MaintainTitles {

    /** The title of a personal account that does not want its holder's name on invoices. */
    static final String INDIVIDUAL = "Individual";

    private final TitleTable titles;
    private final TitleApplicationTable applications;
    private final Accounts accounts;
    private final Journal journal;
    private final Texts texts;
    private final Clock clock;

    MaintainTitles(
            TitleTable titles,
            TitleApplicationTable applications,
            Accounts accounts,
            Journal journal,
            Texts texts,
            Clock clock) {
        this.texts = texts;
        this.titles = titles;
        this.applications = applications;
        this.accounts = accounts;
        this.journal = journal;
        this.clock = clock;
    }

    /** How the titles of an account stand at this moment. */
    @Transactional(readOnly = true)
    public TitleStanding standing(String accountId) {
        return new TitleStanding(titles.of(accountId), applications.hasOpen(accountId), clock.instant());
    }

    /** The titles of an account as its owner reads them, the usable ones first, those by agreement after the others. */
    @Transactional(readOnly = true)
    public List<TitleView> list(Account account) {
        TitleStanding standing = standing(account.id());
        return standing.titles().stream()
                .map(title -> view(account, standing, title))
                .sorted(Comparator.comparing(TitleView::status).thenComparing(title -> title.agreementKind() != null))
                .toList();
    }

    /** The title an invoice gets when the customer names none. */
    @Transactional(readOnly = true)
    public Optional<TitleView> active(Account account) {
        TitleStanding standing = standing(account.id());
        return standing.active().map(title -> view(account, standing, title));
    }

    private TitleView view(Account account, TitleStanding standing, Title title) {
        TitleStatus status = standing.statusOf(title);
        List<TitleView.InvoiceType> usableFor = new ArrayList<>();
        if (status == TitleStatus.ACTIVE) {
            usableFor.add(TitleView.InvoiceType.GENERAL);
            if (title.servesSpecialVat(standing.now())) {
                usableFor.add(TitleView.InvoiceType.SPECIAL);
            }
        }
        AgreementUse use = title.use();
        return new TitleView(
                title.id(),
                title.name(),
                title.taxId(),
                title.kind(),
                status,
                title.origin(),
                title.validUntil(),
                title.specialValidUntil(),
                title.details().bank(),
                title.details().bankAccount(),
                title.details().address(),
                title.details().phone(),
                usableFor,
                usableFor.contains(TitleView.InvoiceType.SPECIAL),
                texts.get("title.deductibility." + deductibility(title, usableFor)),
                differsFromRegistration(account, title),
                use == null ? null : use.kind(),
                use == null ? null : use.beneficiaryAccountId());
    }

    private static String deductibility(Title title, List<TitleView.InvoiceType> usableFor) {
        if (title.kind() == TitleKind.INDIVIDUAL) {
            return "PERSONAL_TITLE";
        }
        return usableFor.contains(TitleView.InvoiceType.SPECIAL) ? "SPECIAL_TYPE" : "GENERAL_TYPE";
    }

    /** Whether the registration says something else than the title by registration does (R54). */
    public boolean differsFromRegistration(Account account, Title title) {
        return title.origin() == Title.Origin.REGISTRATION
                && !title.hasEnded()
                && !(title.kind() == TitleKind.INDIVIDUAL && title.name().equals(INDIVIDUAL))
                && !isRegistered(account, title, AsRead::same);
    }

    /** Every account has a title from its registration on. */
    @EventListener
    @Transactional
    public void on(AccountImported event) {
        accounts.find(event.accountId())
                .ifPresent(account -> insertByRegistration(
                        account,
                        account.kind() == Account.Kind.ENTERPRISE ? account.realName() : INDIVIDUAL,
                        InvoiceDetails.NONE));
    }

    /**
     * The enterprise's title is usable at once; every title of the individual is invalid from now on (R23, R80), also one
     * that was approved at this very moment: an open application is stopped first, which waits for such an approval.
     */
    @EventListener
    @Order(WithdrawApplication.AFTER_STOPPED)
    @Transactional
    public void on(AccountBecameEnterprise event) {
        Account account = accounts.find(event.accountId()).orElseThrow();
        Instant now = clock.instant();
        titles.of(account.id()).stream()
                .filter(title -> title.origin() != Title.Origin.AGREEMENT)
                .forEach(title -> titles.end(title.id(), now));
        insertByRegistration(account, account.realName(), InvoiceDetails.NONE);
    }

    /**
     * "Update to the latest real-name information": the old title is invalid, one with the registered name takes its
     * place (R51). For an individual account that is also how "Individual" becomes the holder's name (R16).
     */
    @Transactional
    public Result<Title> synchronise(SignedIn who, String titleId) {
        Optional<Title> found = own(who, titleId);
        if (found.isEmpty()) {
            return Result.refused(Refusal.notFound());
        }
        Title title = found.get();
        if (title.origin() != Title.Origin.REGISTRATION || title.hasEnded()) {
            return Result.refused(Refusal.wrongState("TITLE_NOT_BY_REGISTRATION"));
        }
        Account account = accounts.hold(title.accountId()).orElseThrow();
        // To the letter: the title may take over another spelling of the registered name, too.
        if (isRegistered(account, title, Objects::equals)) {
            return Result.done(title);
        }
        titles.end(titleId, clock.instant());
        Title renewed = insertByRegistration(account, account.realName(), title.details());
        journal.record(new JournalEntry(
                "title/" + titleId, "TITLE_REPLACED", By.CUSTOMER, who.name(), Map.of("by", renewed.id()), true));
        return Result.done(renewed);
    }

    /** Changes bank, account, address and phone; a field that is not given stays, an empty one is cleared (R84). */
    @Transactional
    public Result<Title> editDetails(SignedIn who, String titleId, DetailsChange change) {
        Optional<Title> found = own(who, titleId);
        if (found.isEmpty()) {
            return Result.refused(Refusal.notFound());
        }
        Title title = found.get();
        if (title.hasEnded()) {
            return Result.refused(Refusal.wrongState("TITLE_INVALID"));
        }
        List<Refusal> wrong = new ArrayList<>();
        InvoiceDetails old = title.details();
        InvoiceDetails details = TitleForm.checkDetails(
                change.bank() == null ? old.bank() : change.bank(),
                change.bankAccount() == null ? old.bankAccount() : change.bankAccount(),
                change.address() == null ? old.address() : change.address(),
                change.phone() == null ? old.phone() : change.phone(),
                false,
                wrong);
        if (!wrong.isEmpty()) {
            return Result.refused(wrong);
        }
        titles.updateDetails(titleId, details);
        journal.record(
                new JournalEntry("title/" + titleId, "TITLE_DETAILS_CHANGED", By.CUSTOMER, who.name(), Map.of(), true));
        return Result.done(own(who, titleId).orElseThrow());
    }

    /** New values of the editable details; null leaves one as it is. */
    public record DetailsChange(
            @Nullable String bank,
            @Nullable String bankAccount,
            @Nullable String address,
            @Nullable String phone) {}

    private static boolean isRegistered(Account account, Title title, BiPredicate<String, String> sameName) {
        String taxId = account.kind() == Account.Kind.ENTERPRISE ? account.taxId() : null;
        return sameName.test(title.name(), account.realName()) && Objects.equals(title.taxId(), taxId);
    }

    private Title insertByRegistration(Account account, String name, InvoiceDetails details) {
        boolean enterprise = account.kind() == Account.Kind.ENTERPRISE;
        Title title = new Title(
                UUID.randomUUID().toString(),
                account.id(),
                Title.Origin.REGISTRATION,
                enterprise ? TitleKind.ENTERPRISE : TitleKind.INDIVIDUAL,
                name,
                enterprise ? account.taxId() : null,
                null,
                null,
                details,
                clock.instant(),
                null,
                null);
        titles.insert(title, null);
        return title;
    }

    private Optional<Title> own(SignedIn who, String titleId) {
        String accountId = who.accountId();
        return accountId == null
                ? Optional.empty()
                : titles.of(accountId).stream()
                        .filter(title -> title.id().equals(titleId))
                        .findFirst();
    }
}
