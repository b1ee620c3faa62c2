package io.fapiaodesk.account;

import io.fapiaodesk.account.persistence.MailboxTable;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Looks up where the invoices of an account are mailed to (FAQ "Manage invoice titles"). */
@Component
public class Mailboxes {

    private final MailboxTable table;

    public Mailboxes(MailboxTable table) {
        this.table = table;
    }

    /** The mailboxes of an account in the order they were added. */
    public List<Mailbox> of(String accountId) {
        return table.of(accountId);
    }

    /** Somebody's mailbox by its id, unless it has been deleted. */
    public Optional<Mailbox> find(String id) {
        return table.find(id);
    }

    /** The one that invoices go to; an account without one gets them at its own address. */
    public Optional<Mailbox> defaultOf(String accountId) {
        return table.of(accountId).stream().filter(Mailbox::isDefault).findFirst();
    }

    /** Whose mailbox it is or, after it was deleted, was. */
    public Optional<String> ownerOf(String id) {
        return table.ownerOf(id);
    }
}
