package io.fapiaodesk.account;

import io.fapiaodesk.account.persistence.AccountTable;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalEntry;
import io.fapiaodesk.platform.security.SignedIn;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The enterprise multi-account service, which links a master account with its members so that the master asks for their
 * invoices (R26). The master sees who its members are and switches the service; whether a member takes part, the account
 * system says.
 */
@Service
public class MultiAccountService {

    private final Accounts accounts;
    private final AccountTable table;
    private final Journal journal;
    private final Clock clock;

    MultiAccountService(Accounts accounts, AccountTable table, Journal journal, Clock clock) {
        this.accounts = accounts;
        this.table = table;
        this.journal = journal;
        this.clock = clock;
    }

    /** What a member is to its master today. */
    public enum Standing {
        /** The master asks for its invoices. */
        LINKED,
        /** It could be linked, but the master has switched the service off. */
        SERVICE_OFF,
        /** It does not use the service itself. */
        WITHOUT_SERVICE,
        /** It is registered to another enterprise than its master. */
        OTHER_ENTERPRISE,
        CLOSED
    }

    /**
     * An account that names the asker as its master.
     *
     * @param realName empty for another enterprise, whose name is its own business
     */
    public record Member(String accountId, @Nullable String realName, Standing standing) {}

    /**
     * The service as the master sees it.
     *
     * @param members in the order of their ids; empty for an account that is no master
     */
    public record Family(boolean enabled, List<Member> members) {
        public Family {
            members = List.copyOf(members);
        }

        public boolean ofMaster() {
            return !members.isEmpty();
        }
    }

    public Family family(Account asker) {
        return new Family(
                asker.multiAccountService(),
                table.membersOf(asker.id()).stream()
                        .map(member -> member(asker, member))
                        .toList());
    }

    /** Those of whoever is signed in. */
    public Result<Family> family(SignedIn who) {
        return accountOf(who)
                .map(account -> Result.done(family(account)))
                .orElseGet(() -> Result.refused(Refusal.notPermitted("NOT_A_CUSTOMER")));
    }

    /** Switches the service on or off; what was requested before stays as it is. */
    @Transactional
    public Result<Family> turn(SignedIn who, @Nullable Boolean enabled) {
        Optional<Account> found = accountOf(who);
        if (found.isEmpty()) {
            return Result.refused(Refusal.notPermitted("NOT_A_CUSTOMER"));
        }
        Account account = found.get();
        if (table.membersOf(account.id()).isEmpty()) {
            return Result.refused(Refusal.notPermitted("MASTER_ACCOUNT_ONLY"));
        }
        if (enabled == null) {
            return Result.refused(Refusal.invalidField("/enabled", "REQUIRED"));
        }
        Optional<Refusal> objection = enabled ? objection(account) : Optional.empty();
        if (objection.isPresent()) {
            return Result.refused(objection.get());
        }
        if (table.chooseMultiAccountService(account.id(), enabled, clock.instant())) {
            journal.record(new JournalEntry(
                    "account/" + account.id(),
                    enabled ? "MULTI_ACCOUNT_SERVICE_ON" : "MULTI_ACCOUNT_SERVICE_OFF",
                    By.CUSTOMER,
                    who.name(),
                    Map.of(),
                    false));
        }
        return Result.done(family(accounts.find(account.id()).orElseThrow()));
    }

    private Optional<Account> accountOf(SignedIn who) {
        return Optional.ofNullable(who.accountId()).flatMap(accounts::find);
    }

    private static Optional<Refusal> objection(Account master) {
        if (master.closed()) {
            return Optional.of(Refusal.wrongState("ACCOUNT_CLOSED"));
        }
        if (master.reseller()) {
            return Optional.of(Refusal.wrongState("RESELLER_WITHOUT_MULTI_ACCOUNT_SERVICE"));
        }
        return master.kind() == Account.Kind.ENTERPRISE
                ? Optional.empty()
                : Optional.of(Refusal.wrongState("MULTI_ACCOUNT_SERVICE_FOR_ENTERPRISES"));
    }

    private static Member member(Account master, Account member) {
        boolean same = master.isSameEnterpriseAs(member);
        Standing standing;
        if (member.closed()) {
            standing = Standing.CLOSED;
        } else if (!same) {
            standing = Standing.OTHER_ENTERPRISE;
        } else if (!member.multiAccountService()) {
            standing = Standing.WITHOUT_SERVICE;
        } else {
            standing = master.multiAccountService() ? Standing.LINKED : Standing.SERVICE_OFF;
        }
        return new Member(member.id(), same ? member.realName() : null, standing);
    }
}
