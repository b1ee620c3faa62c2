package io.fapiaodesk.title;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.kernel.AsRead;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.notice.Notice;
import io.fapiaodesk.notice.Notices;
import io.fapiaodesk.notice.Recipient;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalEntry;
import io.fapiaodesk.platform.documents.Documents;
import io.fapiaodesk.request.Requests;
import io.fapiaodesk.title.domain.Agreement;
import io.fapiaodesk.title.domain.AgreementStanding;
import io.fapiaodesk.title.domain.Title;
import io.fapiaodesk.title.domain.TitleKind;
import io.fapiaodesk.title.persistence.AgreementTable;
import io.fapiaodesk.title.persistence.TitleTable;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a decision on an agreement brings about. Only a signed one makes its title usable (R30). */
@Service
public class ConcludeAgreement {

    private final AgreementTable agreements;
    private final TitleTable titles;
    private final Accounts accounts;
    private final AgreementPaper paper;
    private final Documents documents;
    private final Requests requests;
    private final Notices notices;
    private final Journal journal;
    private final Clock clock;

    ConcludeAgreement(
            AgreementTable agreements,
            TitleTable titles,
            Accounts accounts,
            AgreementPaper paper,
            Documents documents,
            Requests requests,
            Notices notices,
            Journal journal,
            Clock clock) {
        this.agreements = agreements;
        this.titles = titles;
        this.accounts = accounts;
        this.paper = paper;
        this.documents = documents;
        this.requests = requests;
        this.notices = notices;
        this.journal = journal;
        this.clock = clock;
    }

    /** The title is usable from this moment until the end of the term, and the agreement lies in the case as a document. */
    @Transactional
    public void sign(RequestId id) {
        Agreement agreement = agreements.findForUpdate(id).orElseThrow();
        Account account = accounts.find(agreement.accountId()).orElseThrow();
        Instant now = clock.instant();
        endThoseItRenews(agreement, now);
        titles.insert(
                new Title(
                        UUID.randomUUID().toString(),
                        agreement.accountId(),
                        Title.Origin.AGREEMENT,
                        agreement.titleKind(),
                        agreement.titleName(),
                        agreement.taxId(),
                        agreement.lastDay(),
                        mayServeSpecialVat(account, agreement) ? agreement.lastDay() : null,
                        agreement.details(),
                        now,
                        null,
                        agreement.use()),
                id.value());
        file(agreement, account);
        journal.record(new JournalEntry(
                id.value(),
                "AGREEMENT_SIGNED",
                By.STAFF,
                agreement.decider(),
                said(
                        agreement,
                        Map.of(
                                "titleName",
                                agreement.titleName(),
                                "validUntil",
                                agreement.lastDay().toString())),
                true));
        Map<String, String> arguments = new HashMap<>(Map.of(
                "titleName",
                agreement.titleName(),
                "validUntil",
                agreement.lastDay().toString()));
        if (agreement.reason() != null) {
            arguments.put("remark", agreement.reason());
        }
        close(agreement, "agreement-signed", arguments);
        if (agreement.beneficiaryAccountId() != null) {
            notices.post(new Notice(
                    id + "/beneficiary",
                    null,
                    new Recipient.Account(agreement.beneficiaryAccountId()),
                    "agreement-beneficiary",
                    Map.of(
                            "titleName",
                            agreement.titleName(),
                            "validUntil",
                            agreement.lastDay().toString(),
                            "link",
                            "/titles/agreements")));
        }
    }

    /** The manager's no reaches the customer. */
    @Transactional
    public void decline(RequestId id) {
        Agreement agreement = agreements.findForUpdate(id).orElseThrow();
        journal.record(new JournalEntry(
                id.value(), "AGREEMENT_DECLINED", By.STAFF, agreement.decider(), said(agreement, Map.of()), true));
        close(
                agreement,
                "agreement-declined",
                Map.of(
                        "titleName",
                        agreement.titleName(),
                        "reason",
                        agreement.reason() == null ? "" : agreement.reason()));
    }

    /** Closes the request with the outcome the agreement has reached, and tells the customer. */
    void close(Agreement agreement, String template, Map<String, String> arguments) {
        requests.close(agreement.id(), agreement.state().name());
        notices.post(new Notice(
                agreement.id() + "/outcome",
                agreement.id(),
                new Recipient.Account(agreement.accountId()),
                template,
                arguments));
    }

    /** Enterprise accounts get special VAT invoices (R17), as soon as bank and address of the title are complete. */
    private static boolean mayServeSpecialVat(Account account, Agreement agreement) {
        return account.kind() == Account.Kind.ENTERPRISE && agreement.titleKind() != TitleKind.INDIVIDUAL;
    }

    /** A renewal takes the place of the agreement whose last days it was asked for in. */
    private void endThoseItRenews(Agreement agreement, Instant now) {
        agreements.of(agreement.accountId()).stream()
                .filter(older -> older.standing(now) == AgreementStanding.IN_FORCE
                        && !older.id().equals(agreement.id())
                        && older.use().equals(agreement.use())
                        && AsRead.same(older.titleName(), agreement.titleName())
                        && Objects.equals(older.taxId(), agreement.taxId()))
                .forEach(older -> {
                    agreements.update(older.end(agreement.decider(), now, "→ " + agreement.id()));
                    titles.ofCase(older.id()).ifPresent(title -> titles.end(title.id(), now));
                });
    }

    private void file(Agreement agreement, Account account) {
        Account beneficiary = Optional.ofNullable(agreement.beneficiaryAccountId())
                .flatMap(accounts::find)
                .orElse(null);
        Result<?> filed = documents.store(
                agreement.id(), agreement.accountId(), List.of(paper.print(agreement, account, beneficiary)));
        if (filed instanceof Result.Refused<?> refused) {
            throw new IllegalStateException("The agreement that we print is refused: " + refused.refusals());
        }
    }

    private static Map<String, String> said(Agreement agreement, Map<String, String> details) {
        Map<String, String> all = new HashMap<>(details);
        if (agreement.reason() != null) {
            all.put("reason", agreement.reason());
        }
        return all;
    }
}
