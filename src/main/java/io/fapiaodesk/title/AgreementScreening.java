package io.fapiaodesk.title;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.consumption.UninvoicedItems;
import io.fapiaodesk.kernel.AsRead;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.ruling.Ruling;
import io.fapiaodesk.title.domain.Agreement;
import io.fapiaodesk.title.domain.AgreementKind;
import io.fapiaodesk.title.domain.AgreementStanding;
import io.fapiaodesk.title.persistence.AgreementTable;
import io.fapiaodesk.title.rules.AgreementFacts;
import io.fapiaodesk.title.rules.AgreementRules;
import io.fapiaodesk.title.rules.PayOnBehalfFacts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Gathers what the rules need to know of a request for an agreement and asks them. */
@Service
class AgreementScreening {

    private static final String DOMAIN = "domain";

    private final AgreementTable agreements;
    private final UninvoicedItems uninvoicedItems;
    private final Clock clock;

    AgreementScreening(AgreementTable agreements, UninvoicedItems uninvoicedItems, Clock clock) {
        this.agreements = agreements;
        this.uninvoicedItems = uninvoicedItems;
        this.clock = clock;
    }

    Ruling screen(Account account, AgreementForm.Checked form, @Nullable String ticket) {
        String taxId = form.taxId().id().value();
        List<Agreement> same = same(
                account,
                agreement -> agreement.kind() != AgreementKind.PAY_ON_BEHALF
                        && AsRead.same(agreement.titleName(), form.titleName())
                        && Objects.equals(agreement.taxId(), taxId));
        return AgreementRules.BOOK.rule(new AgreementFacts(
                account.accountManager() != null,
                account.closed(),
                account.kind() == Account.Kind.ENTERPRISE,
                domainsOf(account),
                form.titleKind(),
                form.taxId().id().kindHint(),
                !form.taxId().warnings().isEmpty(),
                AsRead.same(account.realName(), form.titleName()) && taxId.equals(account.taxId()),
                daysLeft(same),
                same.stream().anyMatch(Agreement::isOpen),
                otherName(account, form.titleName(), taxId),
                ticket));
    }

    Ruling screen(Account payer, Account beneficiary, PayOnBehalfForm.Checked form) {
        List<Agreement> same = same(payer, agreement -> beneficiary.id().equals(agreement.beneficiaryAccountId()));
        return AgreementRules.PAY_ON_BEHALF.rule(new PayOnBehalfFacts(
                payer.accountManager() != null,
                payer.id().equals(beneficiary.id()),
                payer.closed() || beneficiary.closed(),
                payer.kind() == Account.Kind.ENTERPRISE,
                form.payerProof(),
                beneficiary.kind() == Account.Kind.ENTERPRISE,
                form.beneficiaryProof(),
                daysLeft(same),
                same.stream().anyMatch(Agreement::isOpen)));
    }

    /** The code of what speaks against a request whatever it says, so that nobody fills in a form in vain. */
    Optional<String> whyNotAsk(Account account) {
        if (account.closed()) {
            return Optional.of("ACCOUNT_CLOSED");
        }
        if (account.kind() == Account.Kind.PERSONAL && domainsOf(account) == 0) {
            return Optional.of("AGREEMENT_FOR_ENTERPRISES");
        }
        return account.accountManager() == null ? Optional.of("NO_ACCOUNT_MANAGER") : Optional.empty();
    }

    /** Under which other name the account has this tax id, by its registration or by an agreement, also a future one. */
    private @Nullable String otherName(Account account, String titleName, String taxId) {
        Instant now = clock.instant();
        Stream<String> registered = taxId.equals(account.taxId()) ? Stream.of(account.realName()) : Stream.empty();
        Stream<String> agreed = agreements.of(account.id()).stream()
                .filter(agreement -> agreement.isOpen() || agreement.standing(now) == AgreementStanding.IN_FORCE)
                .filter(agreement -> taxId.equals(agreement.taxId()))
                .map(Agreement::titleName);
        return Stream.concat(registered, agreed)
                .filter(name -> !AsRead.same(name, titleName))
                .findFirst()
                .orElse(null);
    }

    private int domainsOf(Account account) {
        return account.kind() == Account.Kind.ENTERPRISE
                ? 0
                : (int) uninvoicedItems.of(account.id()).stream()
                        .filter(item -> item.productCode().equals(DOMAIN))
                        .count();
    }

    private List<Agreement> same(Account account, Predicate<Agreement> sameTitle) {
        return agreements.of(account.id()).stream()
                .filter(agreement -> agreement.accountId().equals(account.id()))
                .filter(sameTitle)
                .toList();
    }

    private long daysLeft(List<Agreement> same) {
        Instant now = clock.instant();
        LocalDate today = ShanghaiTime.dayOf(now);
        return same.stream()
                .filter(agreement -> agreement.standing(now) == AgreementStanding.IN_FORCE)
                .mapToLong(agreement -> ChronoUnit.DAYS.between(today, agreement.lastDay()))
                .max()
                .orElse(0);
    }
}
