package io.fapiaodesk.title;

import io.fapiaodesk.account.AccountBecameEnterprise;
import io.fapiaodesk.account.AccountClosed;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalEntry;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.title.domain.Agreement;
import io.fapiaodesk.title.domain.AgreementProcess;
import io.fapiaodesk.title.persistence.AgreementTable;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends the evaluation of an agreement without a decision: withdrawn by the customer, or overtaken by a change of the account. */
@Service
public class WithdrawAgreement {

    private final AgreementTable agreements;
    private final ConcludeAgreement conclude;
    private final AgreementProcess process;
    private final Journal journal;

    WithdrawAgreement(
            AgreementTable agreements, ConcludeAgreement conclude, AgreementProcess process, Journal journal) {
        this.agreements = agreements;
        this.conclude = conclude;
        this.process = process;
        this.journal = journal;
    }

    /** The customer takes it back, at any time before the decision, also what the manager opened. */
    @Transactional
    public Result<String> withdraw(SignedIn who, RequestId id) {
        Optional<Agreement> found = agreements
                .findForUpdate(id)
                .filter(agreement -> agreement.accountId().equals(who.accountId()));
        if (found.isEmpty()) {
            return Result.refused(Refusal.notFound());
        }
        if (!found.get().isOpen()) {
            return Result.refused(
                    Refusal.wrongState("ALREADY_CLOSED", found.get().state().name()));
        }
        Agreement withdrawn = found.get().withdraw();
        agreements.update(withdrawn);
        journal.record(new JournalEntry(id.value(), "WITHDRAWN", By.CUSTOMER, who.name(), Map.of(), true));
        conclude.close(withdrawn, "agreement-withdrawn", Map.of("titleName", withdrawn.titleName()));
        process.end(id);
        return Result.done(withdrawn.state().name());
    }

    /** What was asked for as a person's exception an enterprise asks for anew, as an enterprise. */
    @EventListener
    @Transactional
    public void on(AccountBecameEnterprise event) {
        stop(event.accountId(), "ACCOUNT_BECAME_ENTERPRISE");
    }

    /** No invoice can be issued after an account is closed (R11). */
    @EventListener
    @Transactional
    public void on(AccountClosed event) {
        stop(event.accountId(), "ACCOUNT_CLOSED");
    }

    private void stop(String accountId, String why) {
        for (Agreement agreement : agreements.openOfForUpdate(accountId)) {
            Agreement stopped = agreement.stop();
            agreements.update(stopped);
            journal.record(new JournalEntry(
                    stopped.id().value(), "STOPPED", By.SYSTEM, ConcludeReview.SYSTEM, Map.of("why", why), true));
            conclude.close(stopped, "agreement-stopped", Map.of("titleName", stopped.titleName()));
            process.end(stopped.id());
        }
    }
}
