package io.fapiaodesk.notice;

import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.notice.NoticeSettings.GroupSettings;
import io.fapiaodesk.notice.persistence.StoredNotice.RecipientKind;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds the mailbox of a recipient at the moment of sending. */
@Component
class AddressBook {

    private final Accounts accounts;
    private final NoticeSettings settings;
    private final NoticeDefaults defaults;

    AddressBook(Accounts accounts, NoticeSettings settings, NoticeDefaults defaults) {
        this.accounts = accounts;
        this.settings = settings;
        this.defaults = defaults;
    }

    Optional<Mailbox> find(RecipientKind kind, String id) {
        return switch (kind) {
            case ACCOUNT ->
                accounts.find(id)
                        .filter(account -> !account.email().isBlank())
                        .map(account ->
                                new Mailbox(account.email(), account.language().locale(), false));
            case GROUP -> ofGroup(id);
        };
    }

    private Optional<Mailbox> ofGroup(String groupId) {
        Optional<GroupSettings> group = settings.group(groupId);
        Locale language = group.map(GroupSettings::language).orElse(Locale.SIMPLIFIED_CHINESE);
        return group.map(GroupSettings::mail)
                .or(() -> Optional.ofNullable(defaults.mailDomain()).map(domain -> groupId + "@" + domain))
                .map(mail -> new Mailbox(mail, language, true));
    }
}
