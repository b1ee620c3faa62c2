package io.fapiaodesk.notice;

import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.account.Mailboxes;
import io.fapiaodesk.notice.NoticeSettings.GroupSettings;
import io.fapiaodesk.notice.persistence.StoredNotice.RecipientKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds the mailbox of a recipient at the moment of sending. */
@Component
class AddressBook {

    private final Accounts accounts;
    private final Mailboxes mailboxes;
    private final NamedAddresses namedAddresses;
    private final NoticeSettings settings;
    private final NoticeDefaults defaults;
    private final List<VendorDesk> vendors;

    AddressBook(
            Accounts accounts,
            Mailboxes mailboxes,
            NamedAddresses namedAddresses,
            NoticeSettings settings,
            NoticeDefaults defaults,
            List<VendorDesk> vendors) {
        this.accounts = accounts;
        this.mailboxes = mailboxes;
        this.namedAddresses = namedAddresses;
        this.settings = settings;
        this.defaults = defaults;
        this.vendors = List.copyOf(vendors);
    }

    Optional<Mailbox> find(RecipientKind kind, String id) {
        return switch (kind) {
            case ACCOUNT -> ofAccount(id);
            case DEFAULT_MAILBOX -> mailboxes.defaultOf(id).flatMap(this::of).or(() -> ofAccount(id));
            case MAILBOX ->
                mailboxes.find(id).flatMap(this::of).or(() -> mailboxes
                        .ownerOf(id)
                        .flatMap(owner -> find(RecipientKind.DEFAULT_MAILBOX, owner)));
            case ADDRESS -> ofNamed(namedAddresses.open(id));
            case GROUP -> ofGroup(id);
            case VENDOR ->
                vendors.stream()
                        .flatMap(desk -> desk.mailboxOf(id).stream())
                        .findFirst()
                        .map(address -> new Mailbox(address.value(), Locale.SIMPLIFIED_CHINESE, false));
        };
    }

    /** What the mail says beside what its notice does. */
    Map<String, String> particulars(RecipientKind kind, String id) {
        return kind == RecipientKind.VENDOR
                ? vendors.stream().findFirst().map(desk -> desk.particulars(id)).orElse(Map.of())
                : Map.of();
    }

    private Optional<Mailbox> ofAccount(String accountId) {
        return accounts.find(accountId)
                .filter(account -> !account.email().isBlank())
                .map(account -> new Mailbox(account.email(), account.language().locale(), false));
    }

    private Optional<Mailbox> ofNamed(Recipient.Address recipient) {
        return accounts.find(recipient.accountId())
                .map(account -> new Mailbox(
                        recipient.address().value(), account.language().locale(), false));
    }

    private Optional<Mailbox> of(io.fapiaodesk.account.Mailbox mailbox) {
        return accounts.find(mailbox.accountId())
                .map(account -> new Mailbox(
                        mailbox.address().value(), account.language().locale(), false));
    }

    private Optional<Mailbox> ofGroup(String groupId) {
        Optional<GroupSettings> group = settings.group(groupId);
        Locale language = group.map(GroupSettings::language).orElse(Locale.SIMPLIFIED_CHINESE);
        return group.map(GroupSettings::mail)
                .or(() -> Optional.ofNullable(defaults.mailDomain()).map(domain -> groupId + "@" + domain))
                .map(mail -> new Mailbox(mail, language, true));
    }
}
