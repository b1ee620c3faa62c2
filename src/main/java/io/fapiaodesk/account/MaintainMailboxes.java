package io.fapiaodesk.account;

import io.fapiaodesk.account.persistence.MailboxTable;
import io.fapiaodesk.kernel.EmailAddress;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Adds, edits and deletes the mailboxes of the customer who asks, and switches the default. Every change is in the
 * journal, without the address.
 */
@Service
public class MaintainMailboxes {

    /** As many as the vendor keeps mailing addresses for an account. */
    static final int MOST = 50;

    private final MailboxTable table;
    private final Journal journal;
    private final Clock clock;

    MaintainMailboxes(MailboxTable table, Journal journal, Clock clock) {
        this.table = table;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Adds a mailbox.
     *
     * @param isDefault whether it becomes the default; when left open, the first one does
     */
    @Transactional
    public Result<Mailbox> add(SignedIn who, @Nullable String address, @Nullable Boolean isDefault) {
        String accountId = who.accountId();
        if (accountId == null) {
            return Result.refused(Refusal.notPermitted("NOT_A_CUSTOMER"));
        }
        return EmailAddress.check("/address", address)
                .fold(checked -> add(who, accountId, checked, isDefault), Result::refused);
    }

    private Result<Mailbox> add(SignedIn who, String accountId, EmailAddress address, @Nullable Boolean isDefault) {
        List<Mailbox> held = table.lock(accountId);
        if (held.size() >= MOST) {
            return Result.refused(Refusal.wrongState("TOO_MANY_MAILBOXES", String.valueOf(MOST)));
        }
        if (isAmong(held, address)) {
            return Result.refused(Refusal.wrongState("MAILBOX_EXISTS"));
        }
        Mailbox added = new Mailbox(
                UUID.randomUUID().toString(), accountId, address, isDefault == null ? held.isEmpty() : isDefault);
        if (added.isDefault()) {
            table.clearDefault(accountId);
        }
        table.insert(added, clock.instant());
        record(who, added, "MAILBOX_ADDED");
        if (added.isDefault()) {
            record(who, added, "MAILBOX_MADE_DEFAULT");
        }
        return Result.done(added);
    }

    /** Changes the address of a mailbox, whether it is the default, or both; what is not given stays. */
    @Transactional
    public Result<Mailbox> change(SignedIn who, String id, @Nullable String address, @Nullable Boolean isDefault) {
        List<Mailbox> held = held(who);
        Optional<Mailbox> found = find(held, id);
        if (found.isEmpty()) {
            return Result.refused(Refusal.notFound());
        }
        Mailbox before = found.get();
        Result<EmailAddress> checked =
                address == null ? Result.done(before.address()) : EmailAddress.check("/address", address);
        return checked.fold(
                wanted -> !wanted.equals(before.address()) && isAmong(held, wanted)
                        ? Result.refused(Refusal.wrongState("MAILBOX_EXISTS"))
                        : change(who, before, wanted, isDefault == null ? before.isDefault() : isDefault),
                Result::refused);
    }

    private Result<Mailbox> change(SignedIn who, Mailbox before, EmailAddress address, boolean isDefault) {
        Mailbox after = new Mailbox(before.id(), before.accountId(), address, isDefault);
        if (after.equals(before)) {
            return Result.done(before);
        }
        if (isDefault && !before.isDefault()) {
            table.clearDefault(before.accountId());
        }
        table.update(after);
        if (!address.equals(before.address())) {
            record(who, after, "MAILBOX_ADDRESS_CHANGED");
        }
        if (isDefault != before.isDefault()) {
            record(who, after, isDefault ? "MAILBOX_MADE_DEFAULT" : "MAILBOX_NO_LONGER_DEFAULT");
        }
        return Result.done(after);
    }

    /** Deletes a mailbox; after the default, the account's own address serves until another is made the default. */
    @Transactional
    public Result<Mailbox> delete(SignedIn who, String id) {
        Optional<Mailbox> found = find(held(who), id);
        if (found.isEmpty()) {
            return Result.refused(Refusal.notFound());
        }
        table.delete(id, clock.instant());
        record(who, found.get(), "MAILBOX_DELETED");
        return Result.done(found.get());
    }

    private List<Mailbox> held(SignedIn who) {
        return who.accountId() == null ? List.of() : table.lock(who.accountId());
    }

    private static Optional<Mailbox> find(List<Mailbox> held, String id) {
        return held.stream().filter(mailbox -> mailbox.id().equals(id)).findFirst();
    }

    private static boolean isAmong(List<Mailbox> held, EmailAddress address) {
        return held.stream().anyMatch(mailbox -> mailbox.address().equals(address));
    }

    private void record(SignedIn who, Mailbox mailbox, String action) {
        journal.record(new JournalEntry(
                "account/" + mailbox.accountId(),
                action,
                By.CUSTOMER,
                who.name(),
                Map.of("mailbox", mailbox.id()),
                true));
    }
}
