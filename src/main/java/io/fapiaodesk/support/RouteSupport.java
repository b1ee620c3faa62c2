package io.fapiaodesk.support;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.ruling.Ruling;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalEntry;
import io.fapiaodesk.platform.security.Groups;
import io.fapiaodesk.request.Requests;
import io.fapiaodesk.support.domain.Answerer;
import io.fapiaodesk.support.domain.SupportRequest;
import io.fapiaodesk.support.domain.Topic;
import io.fapiaodesk.support.persistence.SupportTable;
import io.fapiaodesk.support.rules.SupportFacts;
import io.fapiaodesk.support.rules.SupportRules;
import io.fapiaodesk.title.AccountManagers;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says who answers a question by the rules as they hold now, and keeps what they found. */
@Service
public class RouteSupport {

    static final String SYSTEM = "fapiao-desk";

    private final SupportTable table;
    private final Accounts accounts;
    private final AccountManagers managers;
    private final SupportBrief briefs;
    private final Requests requests;
    private final Journal journal;

    RouteSupport(
            SupportTable table,
            Accounts accounts,
            AccountManagers managers,
            SupportBrief briefs,
            Requests requests,
            Journal journal) {
        this.table = table;
        this.accounts = accounts;
        this.managers = managers;
        this.briefs = briefs;
        this.requests = requests;
        this.journal = journal;
    }

    /**
     * Where a question goes.
     *
     * @param manager whose task it is; empty for anybody of the group
     * @param group who may take it
     * @param brief what they read first, in Markdown
     */
    public record Routing(@Nullable String manager, String group, String brief) {}

    /** What the rules say to a question on that topic from that account. */
    Ruling rule(Account account, Topic topic, Answerer wanted) {
        return SupportRules.of(topic)
                .rule(new SupportFacts(wanted, managers.evaluatorOf(account).isPresent()));
    }

    @Transactional
    public Routing route(RequestId id) {
        SupportRequest request = table.findForUpdate(id).orElseThrow();
        Account account = accounts.find(request.accountId()).orElseThrow();
        requests.ruled(id, rule(account, request.asked().topic(), request.answerer()));
        SupportRequest routed = request.routed(managerFor(request, account).orElse(null));
        table.update(routed);
        if (!Objects.equals(request.manager(), routed.manager())) {
            journal.record(new JournalEntry(
                    id.value(),
                    routed.manager() == null ? "SUPPORT_TO_AGENTS" : "SUPPORT_TO_MANAGER",
                    By.SYSTEM,
                    SYSTEM,
                    Map.of("to", routed.manager() == null ? Groups.SUPPORT_AGENTS : routed.manager()),
                    true));
        }
        return new Routing(
                routed.manager(),
                groupOf(routed),
                briefs.write(routed, requests.find(id).orElseThrow()));
    }

    /** The manager or deputy who answers a question today; empty when the support agents do. */
    Optional<String> managerFor(SupportRequest request, Account account) {
        Optional<String> atWork = managers.evaluatorOf(account);
        return SupportRules.managerAnswers(new SupportFacts(request.answerer(), atWork.isPresent()))
                ? atWork
                : Optional.empty();
    }

    static String groupOf(SupportRequest request) {
        return request.manager() == null ? Groups.SUPPORT_AGENTS : Groups.ACCOUNT_MANAGERS;
    }
}
