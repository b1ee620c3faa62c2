package io.fapiaodesk.invoicing;

import java.util.Optional;

/** What is kept of how vendors of the marketplace are reached. */
public interface VendorContacts {

    /** Mailbox and telephone of a vendor, for people; nothing when none is kept. */
    Optional<String> of(String vendor);
}
