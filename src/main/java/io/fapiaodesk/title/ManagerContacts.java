package io.fapiaodesk.title;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.kernel.EmailAddress;
import io.fapiaodesk.kernel.PlainText;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.notice.StaffMailboxes;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalEntry;
import io.fapiaodesk.platform.security.Groups;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.title.persistence.ManagerContactTable;
import io.fapiaodesk.title.persistence.ManagerContactTable.Kept;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How a customer sees and reaches the account manager: name and mail, the group's mailbox where there is none. */
@Service
public class ManagerContacts {

    private static final int LONGEST_NAME = 100;

    private final AccountManagers managers;
    private final ManagerContactTable table;
    private final StaffMailboxes mailboxes;
    private final Journal journal;
    private final Clock clock;

    ManagerContacts(
            AccountManagers managers,
            ManagerContactTable table,
            StaffMailboxes mailboxes,
            Journal journal,
            Clock clock) {
        this.managers = managers;
        this.table = table;
        this.mailboxes = mailboxes;
        this.journal = journal;
        this.clock = clock;
    }

    /** Who looks after an account, for its customer. */
    public record Contact(String name, @Nullable String mail) {}

    /** The manager, or the deputy while that one is absent; empty when the account has none. */
    public Optional<Contact> of(Account account) {
        return managers.evaluatorOf(account)
                .or(() -> Optional.ofNullable(account.accountManager()))
                .map(this::contact);
    }

    public Contact contact(String manager) {
        Kept kept = table.find(manager).orElse(new Kept(null, null));
        return new Contact(
                kept.name() == null ? manager : kept.name(),
                kept.mail() == null ? mailboxes.of(Groups.ACCOUNT_MANAGERS).orElse(null) : kept.mail());
    }

    /**
     * The administrator says how customers see a manager.
     *
     * @param name empty to leave it as it is
     * @param mail empty to leave it as it is
     */
    @Transactional
    public Result<Contact> introduce(SignedIn who, String manager, @Nullable String name, @Nullable String mail) {
        if (managers.list().stream().noneMatch(known -> known.name().equals(manager))) {
            return Result.refused(Refusal.notFound());
        }
        List<Refusal> wrong = new ArrayList<>();
        Kept before = table.find(manager).orElse(new Kept(null, null));
        String newName = name == null ? before.name() : kept(PlainText.check("/name", name, LONGEST_NAME), wrong);
        String newMail = mail == null
                ? before.mail()
                : kept(
                        EmailAddress.check("/mail", mail)
                                .<Result<String>>fold(address -> Result.done(address.value()), Result::refused),
                        wrong);
        if (!wrong.isEmpty()) {
            return Result.refused(wrong);
        }
        table.save(manager, new Kept(newName, newMail), who.name(), clock.instant());
        journal.record(new JournalEntry(
                "account-manager/" + manager, "MANAGER_INTRODUCED", By.STAFF, who.name(), Map.of(), false));
        return Result.done(contact(manager));
    }

    private static @Nullable String kept(Result<String> checked, List<Refusal> wrong) {
        return checked.<@Nullable String>fold(text -> text, refusals -> {
            wrong.addAll(refusals);
            return null;
        });
    }
}
