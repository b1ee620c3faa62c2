package io.fapiaodesk.support;

import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.notice.Notice;
import io.fapiaodesk.notice.Notices;
import io.fapiaodesk.notice.Recipient;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalEntry;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.request.Requests;
import io.fapiaodesk.support.domain.SupportProcess;
import io.fapiaodesk.support.domain.SupportRequest;
import io.fapiaodesk.support.persistence.SupportTable;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends a question: the answer goes to the customer, or the customer takes the question back. */
@Service
public class ConcludeSupport {

    private final SupportTable table;
    private final SupportProcess process;
    private final SupportTopics topics;
    private final Accounts accounts;
    private final Requests requests;
    private final Notices notices;
    private final Journal journal;

    ConcludeSupport(
            SupportTable table,
            SupportProcess process,
            SupportTopics topics,
            Accounts accounts,
            Requests requests,
            Notices notices,
            Journal journal) {
        this.table = table;
        this.process = process;
        this.topics = topics;
        this.accounts = accounts;
        this.requests = requests;
        this.notices = notices;
        this.journal = journal;
    }

    /** The answer stands in the portal from now on, and goes out by mail. */
    @Transactional
    public void send(RequestId id) {
        SupportRequest request = table.find(id).orElseThrow();
        SupportRequest.Answer answer = Objects.requireNonNull(request.answer());
        journal.record(new JournalEntry(id.value(), "SUPPORT_ANSWERED", By.STAFF, answer.by(), Map.of(), true));
        close(request, "support-answered", Map.of("reason", answer.text()));
    }

    /** The customer takes the question back, at any time before the answer. */
    @Transactional
    public Result<String> withdraw(SignedIn who, RequestId id) {
        Optional<SupportRequest> found =
                table.findForUpdate(id).filter(request -> request.accountId().equals(who.accountId()));
        if (found.isEmpty()) {
            return Result.refused(Refusal.notFound());
        }
        if (!found.get().isOpen()) {
            return Result.refused(
                    Refusal.wrongState("ALREADY_CLOSED", found.get().state().name()));
        }
        SupportRequest withdrawn = found.get().withdrawn();
        table.update(withdrawn);
        journal.record(new JournalEntry(id.value(), "WITHDRAWN", By.CUSTOMER, who.name(), Map.of(), true));
        close(withdrawn, "support-withdrawn", Map.of());
        process.end(id);
        return Result.done(withdrawn.state().name());
    }

    private void close(SupportRequest request, String template, Map<String, String> more) {
        requests.close(request.id(), request.state().name());
        Locale language =
                accounts.find(request.accountId()).orElseThrow().language().locale();
        Map<String, String> arguments = new HashMap<>(more);
        arguments.put("topic", topics.title(request.asked().topic(), language));
        notices.post(new Notice(
                request.id() + "/outcome",
                request.id(),
                new Recipient.Account(request.accountId()),
                template,
                arguments));
    }
}
