package io.fapiaodesk.notice;

import io.fapiaodesk.notice.persistence.StoredNotice.RecipientKind;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where the groups of the staff read their mails. */
@Component
public class StaffMailboxes {

    private final AddressBook addresses;

    StaffMailboxes(AddressBook addresses) {
        this.addresses = addresses;
    }

    public Optional<String> of(String groupId) {
        return addresses.find(RecipientKind.GROUP, groupId).map(Mailbox::address);
    }
}
