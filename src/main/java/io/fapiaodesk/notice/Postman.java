package io.fapiaodesk.notice;

import io.fapiaodesk.notice.domain.Delivery;
import io.fapiaodesk.notice.domain.Delivery.Remedy;
import io.fapiaodesk.notice.persistence.NoticeTable;
import io.fapiaodesk.notice.persistence.StoredNotice;
import io.fapiaodesk.platform.documents.DocumentFile;
import io.fapiaodesk.platform.documents.Documents;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Delivers a notice that its caller has claimed, and puts on record that it is sent.
 *
 * <p>Where a doubt remains: whoever dies between the server's 250 and that record leaves a notice that is sent again
 * when the claim has run out. So there are at most as many mails too many as there were crashes times mails in flight;
 * all of them carry the same Message-ID. The same holds for a server that takes a mail and does not say so in time.
 */
@Component
class Postman {

    private static final Logger log = LoggerFactory.getLogger(Postman.class);

    private final AddressBook addresses;
    private final LetterWriter writer;
    private final Mailer mailer;
    private final Function<String, DocumentFile> documents;
    private final NoticeTable table;
    private final TransactionTemplate ownTransaction;

    @Autowired
    Postman(
            AddressBook addresses,
            LetterWriter writer,
            Mailer mailer,
            Documents documents,
            NoticeTable table,
            PlatformTransactionManager transactions) {
        this(addresses, writer, mailer, documents::file, table, transactions);
    }

    Postman(
            AddressBook addresses,
            LetterWriter writer,
            Mailer mailer,
            Function<String, DocumentFile> documents,
            NoticeTable table,
            PlatformTransactionManager transactions) {
        this.documents = documents;
        this.addresses = addresses;
        this.writer = writer;
        this.mailer = mailer;
        this.table = table;
        this.ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    Delivery deliver(StoredNotice notice) {
        try {
            return addresses
                    .find(notice.recipientKind(), notice.recipientId())
                    .map(mailbox -> deliver(notice, mailbox))
                    .orElseGet(() -> withoutMailbox(notice));
        } catch (DataAccessException | TransactionException e) {
            // Says nothing about the mail.
            throw e;
        } catch (RuntimeException e) {
            log.error("Notice {} cannot be delivered", notice.id(), e);
            return new Delivery.Refused("it cannot be written or sent", Remedy.REPORT_DEFECT);
        }
    }

    private Delivery deliver(StoredNotice notice, Mailbox mailbox) {
        Map<String, String> arguments = new HashMap<>(notice.arguments());
        arguments.putAll(addresses.particulars(notice.recipientKind(), notice.recipientId()));
        Letter letter = writer.write(notice.template(), notice.caseId(), arguments, mailbox)
                .with(notice.attachments().stream().map(documents).toList());
        Delivery delivery = mailer.send(letter, mailbox, notice.messageId());
        if (delivery instanceof Delivery.Accepted) {
            // By itself and at once, whatever becomes of the transaction that the caller may be in.
            ownTransaction.executeWithoutResult(transaction -> table.markSent(notice.id()));
        }
        return delivery;
    }

    private static Delivery withoutMailbox(StoredNotice notice) {
        return switch (notice.recipientKind()) {
            case ADDRESS, ACCOUNT, DEFAULT_MAILBOX, MAILBOX ->
                new Delivery.Refused("the account has no e-mail address", Remedy.GIVE_ADDRESS);
            case VENDOR ->
                new Delivery.Refused(
                        "no mailbox is kept for the vendor that is to issue invoice " + notice.recipientId(),
                        Remedy.ENTER_VENDOR);
            case GROUP ->
                new Delivery.Refused(
                        "no mailbox is configured for the group " + notice.recipientId(), Remedy.CONFIGURE_MAILBOX);
        };
    }
}
