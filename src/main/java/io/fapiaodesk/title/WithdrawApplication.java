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
import io.fapiaodesk.title.domain.ApplicationState;
import io.fapiaodesk.title.domain.ReviewProcess;
import io.fapiaodesk.title.domain.TitleApplication;
import io.fapiaodesk.title.persistence.TitleApplicationTable;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * An application ends before it is decided: its customer takes it back, or it is overtaken by a change of the account.
 * The former title is usable again from that moment.
 */
@Service
public class WithdrawApplication {

    /** Who is told of a change of the account after open applications are stopped because of it. */
    static final int AFTER_STOPPED = 0;

    private static final int STOPS = -1;

    private final TitleApplicationTable applications;
    private final ConcludeReview conclude;
    private final ReviewProcess process;
    private final Journal journal;

    WithdrawApplication(
            TitleApplicationTable applications, ConcludeReview conclude, ReviewProcess process, Journal journal) {
        this.applications = applications;
        this.conclude = conclude;
        this.process = process;
        this.journal = journal;
    }

    /** The customer takes the application back, at any time before the decision. */
    @Transactional
    public Result<TitleApplication> withdraw(SignedIn who, RequestId id) {
        Optional<TitleApplication> found = applications
                .findForUpdate(id)
                .filter(application -> application.accountId().equals(who.accountId()));
        if (found.isEmpty()) {
            return Result.refused(Refusal.notFound());
        }
        if (!found.get().isOpen()) {
            return Result.refused(
                    Refusal.wrongState("ALREADY_CLOSED", found.get().state().name()));
        }
        if (found.get().state() == ApplicationState.SPECIAL_VAT_REVIEW) {
            TitleApplication general = found.get().giveUpSpecialVat();
            applications.update(general);
            journal.record(new JournalEntry(id.value(), "WITHDRAWN", By.CUSTOMER, who.name(), Map.of(), true));
            conclude.concludeSpecialVat(id);
            process.end(id);
            return Result.done(general);
        }
        TitleApplication withdrawn = found.get().withdraw();
        applications.update(withdrawn);
        journal.record(new JournalEntry(id.value(), "WITHDRAWN", By.CUSTOMER, who.name(), Map.of(), true));
        conclude.close(withdrawn, "title-withdrawn", Map.of("titleName", withdrawn.titleName()));
        process.end(id);
        return Result.done(withdrawn);
    }

    /** The account has an enterprise's title by registration now, and usable at once (R23). */
    @EventListener
    @Order(STOPS)
    @Transactional
    public void on(AccountBecameEnterprise event) {
        stop(event.accountId(), "ACCOUNT_BECAME_ENTERPRISE", "title-stopped");
    }

    /** No invoice can be issued after an account is closed (R11). */
    @EventListener
    @Transactional
    public void on(AccountClosed event) {
        stop(event.accountId(), "ACCOUNT_CLOSED", "title-stopped-closed");
    }

    private void stop(String accountId, String why, String mail) {
        applications.findOpenForUpdate(accountId).ifPresent(application -> {
            TitleApplication stopped = application.stop();
            applications.update(stopped);
            journal.record(new JournalEntry(
                    stopped.id().value(), "STOPPED", By.SYSTEM, ConcludeReview.SYSTEM, Map.of("why", why), true));
            conclude.close(stopped, mail, Map.of("titleName", stopped.titleName()));
            process.end(stopped.id());
        });
    }
}
