package io.fapiaodesk.support;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.kernel.Promise;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.notice.Notice;
import io.fapiaodesk.notice.Notices;
import io.fapiaodesk.notice.Recipient;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalEntry;
import io.fapiaodesk.platform.documents.Documents;
import io.fapiaodesk.platform.documents.StoredDocument;
import io.fapiaodesk.platform.documents.Upload;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.request.PromisedDays;
import io.fapiaodesk.request.RequestKind;
import io.fapiaodesk.request.Requests;
import io.fapiaodesk.support.domain.SupportProcess;
import io.fapiaodesk.support.domain.SupportRequest;
import io.fapiaodesk.support.persistence.SupportTable;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A customer asks us something, in words and with files if there are any. */
@Service
public class AskSupport {

    /** The FAQ promises nothing for tickets; this is ours (docs/adr/0034). */
    static final PromisedDays ANSWER = new PromisedDays(3, 5);

    private final Accounts accounts;
    private final Subjects subjects;
    private final RouteSupport routing;
    private final SupportTopics topics;
    private final SupportTable table;
    private final Documents documents;
    private final Requests requests;
    private final Notices notices;
    private final Journal journal;
    private final SupportProcess process;
    private final Clock clock;

    AskSupport(
            Accounts accounts,
            Subjects subjects,
            RouteSupport routing,
            SupportTopics topics,
            SupportTable table,
            Documents documents,
            Requests requests,
            Notices notices,
            Journal journal,
            SupportProcess process,
            Clock clock) {
        this.accounts = accounts;
        this.subjects = subjects;
        this.routing = routing;
        this.topics = topics;
        this.table = table;
        this.documents = documents;
        this.requests = requests;
        this.notices = notices;
        this.journal = journal;
        this.process = process;
        this.clock = clock;
    }

    /** What the customer is told at once. */
    public record Asked(RequestId requestId, String status, Promise promise) {}

    /**
     * Opens the case, or refuses with every reason and leaves everything as it was.
     *
     * @param files at most five
     */
    @Transactional
    public Result<Asked> ask(SignedIn who, SupportForm form, List<Upload> files) {
        Optional<Account> account = Optional.ofNullable(who.accountId()).flatMap(accounts::find);
        if (account.isEmpty()) {
            return Result.refused(Refusal.notPermitted("NOT_A_CUSTOMER"));
        }
        return form.check().fold(checked -> ask(who, account.get(), checked, files), Result::refused);
    }

    private Result<Asked> ask(SignedIn who, Account account, SupportForm.Checked form, List<Upload> files) {
        if (form.subjectId() != null && !subjects.belongsTo(account, form.subjectId())) {
            return Result.refused(Refusal.notFound());
        }
        RequestId id = RequestId.next(RequestKind.SUPPORT.prefix());
        Result<List<StoredDocument>> stored =
                files.isEmpty() ? Result.done(List.of()) : documents.store(id, account.id(), files);
        return stored.fold(kept -> Result.done(open(who, account, form, id, kept.size())), Result::refused);
    }

    private Asked open(SignedIn who, Account account, SupportForm.Checked form, RequestId id, int files) {
        SupportRequest request = SupportRequest.of(
                id,
                account.id(),
                new SupportRequest.Asked(
                        who.name(),
                        form.topic(),
                        form.subjectId(),
                        form.text(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS)));
        table.insert(request);
        Promise promise = requests.open(
                id,
                RequestKind.SUPPORT,
                account.id(),
                request.state().name(),
                ANSWER,
                routing.rule(account, form.topic(), request.answerer()));
        journal.record(new JournalEntry(
                id.value(),
                "SUPPORT_REQUESTED",
                By.CUSTOMER,
                who.name(),
                Map.of("topic", form.topic().name(), "files", String.valueOf(files)),
                true));
        notices.post(new Notice(
                id + "/requested",
                id,
                new Recipient.Account(account.id()),
                "support-requested",
                Map.of(
                        "topic", topics.title(form.topic(), account.language().locale()),
                        "promiseTarget", ShanghaiTime.dayOf(promise.target()).toString(),
                        "promiseLimit", ShanghaiTime.dayOf(promise.limit()).toString())));
        process.start(id);
        return new Asked(id, request.state().name(), promise);
    }
}
