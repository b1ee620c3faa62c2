package io.fapiaodesk.title;

import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.notice.Notice;
import io.fapiaodesk.notice.Notices;
import io.fapiaodesk.notice.Recipient;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalEntry;
import io.fapiaodesk.platform.security.Groups;
import io.fapiaodesk.question.RaiseQuestion;
import io.fapiaodesk.request.Requests;
import io.fapiaodesk.title.domain.Agreement;
import io.fapiaodesk.title.persistence.AgreementTable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what the one who evaluates an agreement decides or asks, and hands it over to another. */
@Service
public class EvaluateAgreement {

    private final AgreementTable agreements;
    private final Accounts accounts;
    private final AccountManagers managers;
    private final RaiseQuestion questions;
    private final Requests requests;
    private final Notices notices;
    private final Journal journal;
    private final Clock clock;

    EvaluateAgreement(
            AgreementTable agreements,
            Accounts accounts,
            AccountManagers managers,
            RaiseQuestion questions,
            Requests requests,
            Notices notices,
            Journal journal,
            Clock clock) {
        this.agreements = agreements;
        this.accounts = accounts;
        this.managers = managers;
        this.questions = questions;
        this.requests = requests;
        this.notices = notices;
        this.journal = journal;
        this.clock = clock;
    }

    /** Gives it to whoever evaluates agreements of the account now, and tells the group; answers who that is. */
    @Transactional
    public Optional<String> handOver(RequestId id) {
        Agreement agreement = agreements.findForUpdate(id).orElseThrow();
        Optional<String> evaluator = accounts.find(agreement.accountId()).flatMap(managers::evaluatorOf);
        String successor = evaluator.orElse(Groups.ACCOUNT_MANAGERS);
        agreements.update(agreement.handOver(evaluator.orElse(null)));
        journal.record(new JournalEntry(
                id.value(),
                "MANAGER_CHANGED",
                By.SYSTEM,
                ConcludeReview.SYSTEM,
                Map.of("from", String.valueOf(agreement.manager()), "to", successor),
                true));
        notices.post(new Notice(
                id + "/moved/" + UUID.randomUUID(),
                id,
                new Recipient.Group(Groups.ACCOUNT_MANAGERS),
                "agreement-moved",
                Map.of(
                        "target",
                        ShanghaiTime.dayOf(requests.promiseOf(id).target()).toString(),
                        "manager",
                        successor)));
        return evaluator;
    }

    /** The account manager signs: until then, nothing makes the title usable. */
    @Transactional
    public void sign(RequestId id, String manager, @Nullable LocalDate until, @Nullable String note) {
        agreements.update(agreements.findForUpdate(id).orElseThrow().sign(manager, clock.instant(), until, note));
    }

    /** The account manager declines, for a reason that the customer reads. */
    @Transactional
    public void decline(RequestId id, String manager, String reason) {
        agreements.update(agreements.findForUpdate(id).orElseThrow().decline(manager, clock.instant(), reason));
    }

    /**
     * The account manager wants to know something of the customer before deciding.
     *
     * @return the id of the question
     */
    @Transactional
    public String ask(RequestId id, String manager, String question) {
        agreements.findForUpdate(id).orElseThrow().requireOpen();
        return questions.ask(id, null, manager, question);
    }

    /**
     * Who may not decide: nobody decides on their own request, and neither party of pay-on-behalf does. A manager who
     * opened it for a ticket may: it is the customer's request, and the customer hears of it and can withdraw it.
     */
    public Set<String> excluded(RequestId id) {
        Agreement agreement = agreements.find(id).orElseThrow();
        return Stream.of(
                        agreement.accountId(),
                        agreement.beneficiaryAccountId(),
                        agreement.openedByStaff() ? null : agreement.openedBy())
                .filter(name -> name != null)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Today, on which a term is counted. */
    public LocalDate today() {
        return ShanghaiTime.today(clock);
    }
}
