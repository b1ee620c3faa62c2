package io.fapiaodesk.title;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.consumption.UninvoicedItem;
import io.fapiaodesk.consumption.UninvoicedItems;
import io.fapiaodesk.kernel.Promise;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.ruling.Ruling;
import io.fapiaodesk.notice.Notice;
import io.fapiaodesk.notice.Notices;
import io.fapiaodesk.notice.Recipient;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalEntry;
import io.fapiaodesk.platform.documents.Documents;
import io.fapiaodesk.platform.documents.Upload;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.request.RequestKind;
import io.fapiaodesk.request.Requests;
import io.fapiaodesk.title.domain.ApplicationState;
import io.fapiaodesk.title.domain.ReviewProcess;
import io.fapiaodesk.title.domain.TitleApplication;
import io.fapiaodesk.title.persistence.TitleApplicationTable;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * A person with an individual account applies for the title of an enterprise or a university (R18 to R20, R85 to R87;
 * FAQ "Enterprise title for a personal account").
 */
@Service
public class ApplyForTitle {

    private final Accounts accounts;
    private final UninvoicedItems uninvoicedItems;
    private final TitleScreening screening;
    private final TitleApplicationTable applications;
    private final Documents documents;
    private final Requests requests;
    private final Notices notices;
    private final Journal journal;
    private final ReviewProcess process;
    private final Clock clock;

    ApplyForTitle(
            Accounts accounts,
            UninvoicedItems uninvoicedItems,
            TitleScreening screening,
            TitleApplicationTable applications,
            Documents documents,
            Requests requests,
            Notices notices,
            Journal journal,
            ReviewProcess process,
            Clock clock) {
        this.accounts = accounts;
        this.uninvoicedItems = uninvoicedItems;
        this.screening = screening;
        this.applications = applications;
        this.documents = documents;
        this.requests = requests;
        this.notices = notices;
        this.journal = journal;
        this.process = process;
        this.clock = clock;
    }

    /** What the customer is told at once. */
    public record Submitted(RequestId requestId, String status, Promise promise) {}

    /**
     * Opens the case, or refuses with every reason and leaves everything as it was.
     *
     * @param proof one to five files
     */
    @Transactional
    public Result<Submitted> submit(SignedIn who, TitleForm form, List<Upload> proof) {
        Optional<Account> account = Optional.ofNullable(who.accountId()).flatMap(accounts::hold);
        if (account.isEmpty()) {
            return Result.refused(Refusal.notPermitted("NOT_A_CUSTOMER"));
        }
        return form.check().fold(checked -> submit(who, account.get(), checked, proof), Result::refused);
    }

    private Result<Submitted> submit(SignedIn who, Account account, TitleForm.Checked form, List<Upload> proof) {
        List<UninvoicedItem> uninvoiced = uninvoicedItems.of(account.id());
        boolean standardProof = screening.isStandard(form);
        Ruling ruling = screening.screen(account, form, standardProof, uninvoiced);
        if (ruling instanceof Ruling.Refused refused) {
            return Result.refused(refused.violations().stream().map(Refusal::of).toList());
        }
        RequestId id = RequestId.next(RequestKind.TITLE_REVIEW.prefix());
        return documents
                .store(id, account.id(), proof)
                .fold(stored -> open(who, account, form, standardProof, id, ruling), Result::refused);
    }

    private Result<Submitted> open(
            SignedIn who, Account account, TitleForm.Checked form, boolean standardProof, RequestId id, Ruling ruling) {
        TitleApplication application = new TitleApplication(
                id,
                account.id(),
                who.name(),
                form.identity(),
                form.titleName(),
                form.taxId().id().value(),
                form.titleKind(),
                form.proofKind(),
                standardProof,
                form.wantsSpecialVat(),
                form.details(),
                clock.instant(),
                ApplicationState.IN_REVIEW,
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        if (!applications.insert(application)) {
            // Another application of this account was submitted in the same moment; the files kept above must go.
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return Result.refused(screening.applicationPending());
        }
        Promise promise = requests.open(
                id, RequestKind.TITLE_REVIEW, account.id(), application.state().name(), ReviewPromise.REVIEW, ruling);
        journal.record(new JournalEntry(
                id.value(), "SUBMITTED", By.CUSTOMER, who.name(), Map.of("rules", ruling.bookVersion()), true));
        notices.post(new Notice(
                id + "/submitted",
                id,
                new Recipient.Account(account.id()),
                "title-submitted",
                Map.of(
                        "titleName", application.titleName(),
                        "promiseTarget", ShanghaiTime.dayOf(promise.target()).toString(),
                        "promiseLimit", ShanghaiTime.dayOf(promise.limit()).toString())));
        process.start(id);
        return Result.done(new Submitted(id, application.state().name(), promise));
    }
}
