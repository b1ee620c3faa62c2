package io.fapiaodesk.title;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.consumption.UninvoicedItems;
import io.fapiaodesk.kernel.AsRead;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.TaxId;
import io.fapiaodesk.kernel.TaxIdCheck;
import io.fapiaodesk.kernel.ruling.Ruling;
import io.fapiaodesk.title.domain.Agreement;
import io.fapiaodesk.title.domain.AgreementKind;
import io.fapiaodesk.title.domain.AgreementProof;
import io.fapiaodesk.title.domain.AgreementStanding;
import io.fapiaodesk.title.domain.TitleKind;
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

    /** Before a case is opened. */
    Ruling screen(Account account, AgreementForm.Checked form, @Nullable String ticket) {
        return screen(account, null, form.titleName(), form.taxId(), form.titleKind(), ticket);
    }

    /** Again, of one that waits for its decision. */
    Ruling screen(Account account, Agreement agreement) {
        return screen(
                account,
                agreement.id(),
                agreement.titleName(),
                TaxId.checkKept(agreement.taxId()),
                agreement.titleKind(),
                agreement.ticket());
    }

    private Ruling screen(
            Account account,
            @Nullable RequestId own,
            String titleName,
            TaxIdCheck.Valid taxIdCheck,
            TitleKind titleKind,
            @Nullable String ticket) {
        String taxId = taxIdCheck.id().value();
        List<Agreement> others = others(account, own);
        List<Agreement> same = others.stream()
                .filter(agreement -> agreement.kind() != AgreementKind.PAY_ON_BEHALF
                        && AsRead.same(agreement.titleName(), titleName)
                        && Objects.equals(agreement.taxId(), taxId))
                .toList();
        return AgreementRules.BOOK.rule(new AgreementFacts(
                account.accountManager() != null,
                account.closed(),
                account.kind() == Account.Kind.ENTERPRISE,
                domainsOf(account),
                titleKind,
                taxIdCheck.id().kindHint(),
                taxIdCheck.warnings(),
                AsRead.same(account.realName(), titleName) && taxId.equals(account.taxId()),
                daysLeft(same),
                same.stream().anyMatch(Agreement::isOpen),
                otherName(account, others, titleName, taxId),
                ticket));
    }

    /** Before a case is opened. */
    Ruling screen(Account payer, Account beneficiary, PayOnBehalfForm.Checked form) {
        return screen(payer, beneficiary, null, form.payerProof(), form.beneficiaryProof());
    }

    /** Again, of one that waits for its decision; what each party put to it was looked at when it was filed. */
    Ruling screen(Account payer, Account beneficiary, Agreement agreement) {
        return screen(payer, beneficiary, agreement.id(), proofOf(payer), proofOf(beneficiary));
    }

    private Ruling screen(
            Account payer,
            Account beneficiary,
            @Nullable RequestId own,
            AgreementProof payerProof,
            AgreementProof beneficiaryProof) {
        List<Agreement> same = others(payer, own).stream()
                .filter(agreement -> beneficiary.id().equals(agreement.beneficiaryAccountId()))
                .toList();
        return AgreementRules.PAY_ON_BEHALF.rule(new PayOnBehalfFacts(
                payer.accountManager() != null,
                payer.id().equals(beneficiary.id()),
                payer.closed() || beneficiary.closed(),
                payer.kind() == Account.Kind.ENTERPRISE,
                payerProof,
                beneficiary.kind() == Account.Kind.ENTERPRISE,
                beneficiaryProof,
                daysLeft(same),
                same.stream().anyMatch(Agreement::isOpen)));
    }

    private static AgreementProof proofOf(Account party) {
        return AgreementProof.of(party.kind() == Account.Kind.ENTERPRISE);
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
    private @Nullable String otherName(Account account, List<Agreement> others, String titleName, String taxId) {
        Instant now = clock.instant();
        Stream<String> registered = taxId.equals(account.taxId()) ? Stream.of(account.realName()) : Stream.empty();
        Stream<String> agreed = others.stream()
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

    /** The account's own agreements, without the one that the question is about. */
    private List<Agreement> others(Account account, @Nullable RequestId own) {
        return agreements.of(account.id()).stream()
                .filter(agreement -> agreement.accountId().equals(account.id()))
                .filter(agreement -> !agreement.id().equals(own))
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
