package io.fapiaodesk.support;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.AccountManagerChanged;
import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.platform.security.SignInChanged;
import io.fapiaodesk.support.domain.SupportProcess;
import io.fapiaodesk.support.domain.SupportRequest;
import io.fapiaodesk.support.persistence.SupportTable;
import io.fapiaodesk.title.AccountManagers;
import java.util.List;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** When somebody else is to answer a question, its task moves: nothing waits for a person who is not there. */
@Service
class MoveSupport {

    private final SupportTable table;
    private final Accounts accounts;
    private final AccountManagers managers;
    private final RouteSupport routing;
    private final SupportProcess process;

    MoveSupport(
            SupportTable table,
            Accounts accounts,
            AccountManagers managers,
            RouteSupport routing,
            SupportProcess process) {
        this.table = table;
        this.accounts = accounts;
        this.managers = managers;
        this.routing = routing;
        this.process = process;
    }

    @EventListener
    @Transactional
    public void on(AccountManagerChanged event) {
        move("", List.of(event.accountId()));
    }

    /** A manager is absent from now on, or back. */
    @EventListener
    @Transactional
    public void on(AccountManagers.StandInChanged event) {
        moveAllOf(event.manager());
    }

    /** A manager left, or is one from now on. */
    @EventListener
    @Transactional
    public void on(SignInChanged event) {
        moveAllOf(event.name());
    }

    private void moveAllOf(String manager) {
        move(
                manager,
                accounts.managedBy(managers.standsFor(manager)).stream()
                        .map(Account::id)
                        .toList());
    }

    private void move(String manager, List<String> accountIds) {
        for (SupportRequest open : table.openForUpdate(manager, accountIds)) {
            String now = accounts.find(open.accountId())
                    .flatMap(account -> routing.managerFor(open, account))
                    .orElse(null);
            if (!Objects.equals(now, open.manager())) {
                process.managerChanged(open.id());
            }
        }
    }
}
