package io.fapiaodesk.notice;

import io.fapiaodesk.kernel.EmailAddress;

/** Whom a notice is for. Hardly ever an address: that is looked up when the mail is sent, so that a change of it counts. */
public sealed interface Recipient {

    /** The holder of an account, in the account's language. */
    record Account(String accountId) implements Recipient {
        public Account {
            requireName(accountId);
        }
    }

    /** The default mailbox of an account, or the account itself while it has none, in the account's language. */
    record DefaultMailbox(String accountId) implements Recipient {
        public DefaultMailbox {
            requireName(accountId);
        }
    }

    /** One of an account's mailboxes, in the account's language; after it was deleted, the account's default one. */
    record Mailbox(String mailboxId) implements Recipient {
        public Mailbox {
            requireName(mailboxId);
        }
    }

    /**
     * An address that the holder of an account has named for one mail, in the account's language. It is sealed before it
     * is kept.
     */
    record Address(String accountId, EmailAddress address) implements Recipient {
        public Address {
            requireName(accountId);
        }
    }

    /** A group of the staff, at the mailbox that {@code fapiao.groups.<group>.mail} names. */
    record Group(String groupId) implements Recipient {
        public Group {
            requireName(groupId);
        }
    }

    /** The vendor of the marketplace that is to issue an invoice: it reads Chinese, and has no sign-in here. */
    record Vendor(String invoiceId) implements Recipient {
        public Vendor {
            requireName(invoiceId);
        }
    }

    private static void requireName(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A recipient has a name");
        }
    }
}
