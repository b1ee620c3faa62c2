package io.fapiaodesk.account;

import io.fapiaodesk.account.persistence.AccountTable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Looks accounts up. */
@Component
public class Accounts {

    private final AccountTable table;

    public Accounts(AccountTable table) {
        this.table = table;
    }

    public Optional<Account> find(String id) {
        return table.find(id);
    }

    /**
     * The account as it is until the caller's transaction ends. Whoever opens a case holds the account first: a change of it
     * either comes before, and the case is judged by it, or after, and then it finds the case.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Account> hold(String id) {
        return table.hold(id);
    }

    /** Those of the ids that are accounts. */
    public Set<String> existing(Collection<String> ids) {
        return table.existing(ids);
    }

    /** Those of the ids that are accounts, by id. */
    public Map<String, Account> findAll(Collection<String> ids) {
        return table.findAll(ids).stream().collect(Collectors.toMap(Account::id, Function.identity()));
    }

    /**
     * The account itself and the members that it may ask for invoices for: those that name it as their master, are
     * registered to the same enterprise, and use the multi-account service like it does (R26, R27).
     */
    public List<Account> spokenForBy(Account master) {
        return Stream.concat(
                        Stream.of(master),
                        master.multiAccountService()
                                ? table.membersOf(master.id()).stream().filter(master::speaksFor)
                                : Stream.empty())
                .toList();
    }

    /** The accounts that one of these employees looks after. */
    public List<Account> managedBy(Collection<String> managers) {
        return table.managedBy(managers);
    }
}
