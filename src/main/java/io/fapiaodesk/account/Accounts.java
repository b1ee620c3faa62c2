package io.fapiaodesk.account;

import io.fapiaodesk.account.persistence.AccountTable;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

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

    /** Those of the ids that are accounts. */
    public Set<String> existing(Collection<String> ids) {
        return table.existing(ids);
    }
}
