package io.fapiaodesk.title;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.AccountBecameEnterprise;
import io.fapiaodesk.account.AccountRenamed;
import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalEntry;
import io.fapiaodesk.platform.documents.Documents;
import io.fapiaodesk.platform.documents.Upload;
import io.fapiaodesk.title.domain.Agreement;
import io.fapiaodesk.title.domain.AgreementStanding;
import io.fapiaodesk.title.persistence.AgreementTable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Contracts use the new entity's information (R80): when the registration of an account changes, each of its agreements in
 * force is drawn up once more with the name it has now. Title, term and the copy that was signed stay as they are.
 */
@Service
public class DrawUpAgreementsAnew {

    private final AgreementTable agreements;
    private final Accounts accounts;
    private final AgreementPaper paper;
    private final Documents documents;
    private final Journal journal;
    private final Clock clock;

    DrawUpAgreementsAnew(
            AgreementTable agreements,
            Accounts accounts,
            AgreementPaper paper,
            Documents documents,
            Journal journal,
            Clock clock) {
        this.agreements = agreements;
        this.accounts = accounts;
        this.paper = paper;
        this.documents = documents;
        this.journal = journal;
        this.clock = clock;
    }

    @EventListener
    @Transactional
    public void on(AccountBecameEnterprise event) {
        drawUp(event.accountId());
    }

    @EventListener
    @Transactional
    public void on(AccountRenamed event) {
        drawUp(event.accountId());
    }

    private void drawUp(String accountId) {
        Account account = accounts.find(accountId).orElseThrow();
        LocalDate today = ShanghaiTime.today(clock);
        agreements.of(accountId).stream()
                .filter(agreement -> agreement.standing(clock.instant()) == AgreementStanding.IN_FORCE)
                .forEach(agreement -> file(agreement, account, today));
    }

    private void file(Agreement agreement, Account account, LocalDate today) {
        Account beneficiary = Optional.ofNullable(agreement.beneficiaryAccountId())
                .flatMap(accounts::find)
                .orElse(null);
        Upload drawn = paper.printAnew(agreement, account, beneficiary, today);
        documents.keepOwn(agreement.id(), account.id(), drawn.fileName(), "application/pdf", drawn.content());
        journal.record(new JournalEntry(
                agreement.id().value(), "AGREEMENT_DRAWN_UP_ANEW", By.SYSTEM, ConcludeReview.SYSTEM, Map.of(), true));
    }
}
