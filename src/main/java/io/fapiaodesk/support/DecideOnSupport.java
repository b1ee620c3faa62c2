package io.fapiaodesk.support;

import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalEntry;
import io.fapiaodesk.question.RaiseQuestion;
import io.fapiaodesk.support.domain.Answerer;
import io.fapiaodesk.support.domain.IllegalTransitionException;
import io.fapiaodesk.support.domain.SupportRequest;
import io.fapiaodesk.support.persistence.SupportTable;
import io.fapiaodesk.title.AccountManagers;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people decide on a customer's question, kept as soon as they have decided it. */
@Service
public class DecideOnSupport {

    private final SupportTable table;
    private final Accounts accounts;
    private final AccountManagers managers;
    private final RaiseQuestion questions;
    private final Journal journal;
    private final Clock clock;

    DecideOnSupport(
            SupportTable table,
            Accounts accounts,
            AccountManagers managers,
            RaiseQuestion questions,
            Journal journal,
            Clock clock) {
        this.table = table;
        this.accounts = accounts;
        this.managers = managers;
        this.questions = questions;
        this.journal = journal;
        this.clock = clock;
    }

    /** The question is answered. */
    @Transactional
    public void answer(RequestId id, String by, String text) {
        table.update(table.findForUpdate(id)
                .orElseThrow()
                .answered(new SupportRequest.Answer(by, text, clock.instant().truncatedTo(ChronoUnit.MICROS))));
    }

    /** More is needed from the customer; answers the id of the question. */
    @Transactional
    public String askForMore(RequestId id, String by, String text) {
        if (!table.findForUpdate(id).orElseThrow().isOpen()) {
            throw new IllegalTransitionException(id, "ask the customer");
        }
        return questions.ask(id, null, by, text);
    }

    /** The agents leave it to the account's manager, or the manager to the agents. */
    @Transactional
    public void handOver(RequestId id, String by, String note) {
        SupportRequest handedOver = table.findForUpdate(id).orElseThrow().handOver(note);
        table.update(handedOver);
        journal.record(new JournalEntry(
                id.value(),
                "SUPPORT_HANDED_OVER",
                By.STAFF,
                by,
                Map.of("to", handedOver.answerer().name()),
                true));
    }

    /** Whether there is somebody else: agents can hand over only to a manager who is there. */
    @Transactional(readOnly = true)
    public boolean canBeHandedOver(RequestId id) {
        SupportRequest request = table.find(id).orElseThrow();
        return request.other() == Answerer.AGENTS
                || accounts.find(request.accountId())
                        .flatMap(managers::evaluatorOf)
                        .isPresent();
    }

    /** Who may not answer: the customer who asks. */
    public Set<String> excluded(RequestId id) {
        SupportRequest request = table.find(id).orElseThrow();
        return new HashSet<>(List.of(request.asked().by(), request.accountId()));
    }
}
