package io.fapiaodesk.notice;

import io.fapiaodesk.notice.persistence.NoticeTable;
import io.fapiaodesk.notice.persistence.StoredNotice;
import io.fapiaodesk.notice.persistence.StoredNotice.RecipientKind;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where the other capabilities leave what people are to be told. */
@Service
public class Notices {

    private final NoticeTable table;
    private final ApplicationEventPublisher events;
    private final NamedAddresses namedAddresses;
    private final String messageIdDomain;

    Notices(NoticeTable table, ApplicationEventPublisher events, NamedAddresses namedAddresses, Mailer mailer) {
        this.namedAddresses = namedAddresses;
        this.table = table;
        this.events = events;
        this.messageIdDomain = mailer.domain();
    }

    /**
     * Tells somebody something, if the caller's transaction commits and nothing has been posted under the same key. One
     * insert is all that happens here; the mail goes out after the commit.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void post(Notice notice) {
        UUID id = UUID.randomUUID();
        StoredNotice row = new StoredNotice(
                id,
                notice.caseId() == null ? null : notice.caseId().value(),
                kindOf(notice.recipient()),
                idOf(notice.recipient()),
                notice.template(),
                notice.arguments(),
                notice.attachments(),
                "<" + id + "@" + messageIdDomain + ">",
                0);
        if (table.insert(row, notice.key())) {
            events.publishEvent(new Posted(id));
        }
    }

    private static RecipientKind kindOf(Recipient recipient) {
        if (recipient instanceof Recipient.Group) {
            return RecipientKind.GROUP;
        }
        if (recipient instanceof Recipient.Vendor) {
            return RecipientKind.VENDOR;
        }
        if (recipient instanceof Recipient.Mailbox) {
            return RecipientKind.MAILBOX;
        }
        if (recipient instanceof Recipient.Address) {
            return RecipientKind.ADDRESS;
        }
        return recipient instanceof Recipient.DefaultMailbox ? RecipientKind.DEFAULT_MAILBOX : RecipientKind.ACCOUNT;
    }

    private String idOf(Recipient recipient) {
        if (recipient instanceof Recipient.Group group) {
            return group.groupId();
        }
        if (recipient instanceof Recipient.Vendor vendor) {
            return vendor.invoiceId();
        }
        if (recipient instanceof Recipient.Mailbox mailbox) {
            return mailbox.mailboxId();
        }
        if (recipient instanceof Recipient.DefaultMailbox mailbox) {
            return mailbox.accountId();
        }
        if (recipient instanceof Recipient.Address address) {
            return namedAddresses.seal(address);
        }
        return ((Recipient.Account) recipient).accountId();
    }

    /** There is something to send, once the transaction has committed. */
    record Posted(UUID id) {}
}
