package io.fapiaodesk.notice;

import io.fapiaodesk.kernel.EmailAddress;
import java.util.Map;
import java.util.Optional;

/**
 * Where the vendors of the marketplace read their mails, and what a mail to them says. Both are looked up when the mail is
 * sent: a contact that was entered meanwhile counts, and whose invoice it is stands in no notice.
 */
public interface VendorDesk {

    /** The mailbox of the vendor that is to issue an invoice. */
    Optional<EmailAddress> mailboxOf(String invoiceId);

    /** What the vendor has to know of it, by the names of the templates. */
    Map<String, String> particulars(String invoiceId);
}
